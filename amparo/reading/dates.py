"""The day by which something is to be done, only when the words themselves give one."""

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january enero",
            "february febrero",
            "march marzo",
            "april abril",
            "may mayo",
            "june junio",
            "july julio",
            "august agosto",
            "september septiembre setiembre",
            "october octubre",
            "november noviembre",
            "december diciembre",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(_MONTHS)
_DAY = (
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th|o)?(?: de| of)? (?P<m1>{_MONTH})(?: de| del|,)? (?P<y1>\d{{4}})"
    rf"|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}})"
    r"|(?P<d3>\d{1,2})/(?P<m3>\d{1,2})/(?P<y3>\d{4})|(?P<y4>\d{4})-(?P<m4>\d{2})-(?P<d4>\d{2}))"
)
_TERM = re.compile(
    r"\b(?:by|no later than|not later than|at the latest(?: by| on)?|before|until|within (?:a|"
    r"the) (?:period|term|deadline) (?:ending|expiring|that (?:ends|expires)) (?:on|by)|due (?:on|"
    r"by)|on or before|deadline (?:of|is)"
    r"|a mas tardar(?: el(?: dia)?)?|antes del?(?: dia)?|hasta el(?: dia)?|como (?:maximo|fecha "
    r"limite)(?: el)?|con plazo (?:maximo )?(?:hasta el|al)|en (?:un|el) plazo que vence(?: el)?|"
    r"que vence(?:ra)? el|hasta el proximo)"
    rf" (?:the )?(?:[a-z]+day,? )?{_DAY}"
)
# What happened or was in force until a day is no term to do anything.
_PAST = re.compile(
    r"\b(?:committed|occurred|occurring|perpetrated|cometid[oa]s?|ocurrid[oa]s?|perpetrad[oa]s?|"
    r"adopted|adoptad[oa]s?|published|hechos|acts|crimes|delitos|issued|born|from|desde|between|"
    r"entre|detained|detenid[oa]s?)\b[^,;.]{0,60}$"
)


def due_in(words: str) -> date | None:
    """Return the last day the folded words give for doing what they ask, or None."""
    for match in _TERM.finditer(words):
        if _PAST.search(words[max(0, match.start() - 90) : match.start()]):
            continue
        day = _day(match)
        if day is not None:
            return day
    return None


def _day(match: re.Match[str]) -> date | None:
    for way in "1234":
        if match.group(f"y{way}"):
            month = match.group(f"m{way}")
            try:
                return date(
                    int(match.group(f"y{way}")),
                    _MONTHS.get(month) or int(month),
                    int(match.group(f"d{way}")),
                )
            except ValueError:
                return None
    return None
