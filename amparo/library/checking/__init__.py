"""The check before publication: dates, numbers, names, quotations and citations of a text of ours.

Pure: the text and what it is held against in, findings out. `gathering` fetches what to hold it against.
"""

from __future__ import annotations

from amparo.library.checking import dates, events, names, norms, quotes, timing
from amparo.library.checking.finding import Finding, Known, Norm, Reference, Severity

__all__ = ["Finding", "Known", "Norm", "Reference", "Severity", "check"]


def check(text: str, against: Reference | None = None) -> list[Finding]:
    """Return what to look at, in the order of the text; nothing is said twice of one place by one code.

    The date of the text is `against.issued_on`, else the one its own heading gives.
    """
    reference = against or Reference()
    dated = dates.dates_in(text)
    found = [
        *dates.faults(dated),
        *timing.findings(text, dated, reference.issued_on),
        *norms.findings(text, dated, reference),
        *events.findings(text, dated),
        *quotes.findings(text, reference.documents),
        *names.findings(text, reference.names),
    ]
    unique = {(one.start, one.end, one.code): one for one in found}
    return sorted(unique.values(), key=lambda one: (one.start, one.end, one.code))
