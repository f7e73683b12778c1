"""What the pages of a statement tell, as plain facts: sealed words only where they are open."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from amparo.accounts.models import Member
from amparo.claims.models import Said, Valuation
from amparo.claims.scales import DEGREES
from amparo.commitments.models import Law, LawStep
from amparo.library.checking.sentences import sentences
from amparo.statements.acts.reviewing import unreviewed
from amparo.statements.acts.signing import counting
from amparo.statements.errors import NoTextYet, OpenTheStatement
from amparo.statements.models import EvidenceLink, Signatory, Statement, StatementText
from amparo.statements.selectors import Words
from amparo.statements.since import Moved
from amparo.statements.work import newest
from amparo.web.desk import clocks, naming
from amparo.web.desk.statements.forms import language_name

Row = dict[str, Any]


def line(row: Statement) -> Row:
    """One statement in a list: nothing sealed."""
    return {
        "id": row.id,
        "number": row.number,
        "designation": row.designation,
        "stage": row.get_stage_display(),
        "stage_code": row.stage,
        "languages": ", ".join(map(language_name, row.languages)),
        "signed": len(_counting(row)),
        "asked": row.signatories.count(),
        "closes": _moment(row.closes_at),
        "embargo": _moment(row.embargo_until),
        "published": _moment(row.published_at),
    }


def title(row: Statement, words: Words) -> str:
    """Its title as far as it is open or public, else its two words."""
    published = {one.language: one.title for one in row.publications.order_by("language")}
    if published:
        return published.get(naming.language()) or next(iter(published.values()))
    texts = newest(row.id)
    for language in row.languages:
        version = texts.get(language)
        if version and version.sheet_id in words:
            return str(words[version.sheet_id].get("title", ""))
    return row.designation


def texts(row: Statement, words: Words) -> list[Row]:
    """The newest text in each language, by sentence with what each rests on."""
    found, now = [], newest(row.id)
    for language in row.languages:
        version = now.get(language)
        value = words.get(version.sheet_id, {}) if version else {}
        told = _sentences(version, str(value.get("text", "")), words)
        found.append(
            {
                "language": language,
                "name": language_name(language),
                "version": version,
                "digest": bytes(version.digest).hex()[:16] if version else "",
                "made": clocks.moment(version.made_at, clocks.now()) if version else "",
                "title": value.get("title", ""),
                "sentences": told,
                "unrested": sum(not one["links"] for one in told),
            }
        )
    return found


def _sentences(version: StatementText | None, text: str, words: Words) -> list[Row]:
    if version is None or not text:
        return []
    links: dict[int, list[Row]] = {}
    for link in EvidenceLink.objects.filter(version=version, removed_at=None):
        value = words.get(link.sheet_id, {})
        told = {"target": value.get("target", ""), "note": value.get("note", ""), "id": link.id}
        links.setdefault(link.sentence, []).append(told)
    return [
        {"number": number, "text": text[start:end], "links": links.get(number, [])}
        for number, (start, end) in enumerate(sentences(text))
    ]


def reviews(row: Statement, words: Words) -> list[Row]:
    now = {bytes(version.digest) for version in newest(row.id).values()}
    found = row.reviews.order_by("-at")
    names = _names([one.by for one in found])
    return [
        {
            "kind": one.get_kind_display(),
            "outcome": one.get_outcome_display(),
            "good": one.outcome == "cleared",
            "counts": {bytes(digest) for digest in one.digests} == now,
            "about": words.get(one.sheet_id, {}).get("about", ""),
            "for_all": one.for_all,
            "reasons": words.get(one.sheet_id, {}).get("text", ""),
            "at": clocks.moment(one.at, clocks.now()),
            "by": names.get(one.by, ""),
        }
        for one in found
    ]


def signatories(row: Statement, words: Words) -> list[Row]:
    good, found = {one.id for one in _counting(row)}, list(row.signatories.order_by("number"))
    lacking = {one.id for one in _unreviewed(row, found, words)}
    return [{**_signatory(one, words, good), "unreviewed": one.id in lacking} for one in found]


def _unreviewed(row: Statement, found: list[Signatory], words: Words) -> list[Signatory]:
    """Whose country nobody has reviewed, as far as that is open."""
    asked = [one for one in found if one.standing in ("invited", "signed")]
    try:
        return unreviewed(row, asked, words) if words else []
    except (NoTextYet, OpenTheStatement):
        return []


def _signatory(one: Signatory, words: Words, good: set[Any]) -> Row:
    value = words.get(one.sheet_id, {})
    return {
        "id": one.id,
        "number": one.number,
        "name": value.get("name", ""),
        "country": value.get("country", ""),
        "anonymous": one.anonymous,
        "standing": one.get_standing_display(),
        "code": one.standing,
        "means": one.get_means_display() if one.means else "",
        "counts": one.id in good,
        "proof": bytes(one.proof).hex()[:16] if one.proof else "",
        "at": _moment(one.withdrawn_at or one.answered_at or one.invited_at),
    }


def moves(row: Statement, words: Words) -> list[Row]:
    found = row.moves.order_by("-at")
    names = _names([one.by for one in found])
    return [
        {
            "from": one.get_from_stage_display(),
            "to": one.get_to_stage_display(),
            "at": clocks.moment(one.at, clocks.now()),
            "by": names.get(one.by, ""),
            "because": words.get(one.sheet_id, {}).get("text", "") if one.sheet_id else "",
        }
        for one in found
    ]


def moved(one: Moved, steps: Sequence[tuple[Law, LawStep]], language: str) -> Row:
    """One thing that a statement says, with everything that came after it, by the day."""
    english = language.startswith("en")

    def said(row: Any) -> str:
        first, second = (row.words_en, row.words_es) if english else (row.words_es, row.words_en)
        return str(first or second)

    entries = [
        *({"on": _known(row), "words": said(row), "what": _("Done")} for row in one.doings),
        *(
            {
                "on": _known(row),
                "words": f"{row.get_stance_display()}. {said(row)}",
                "what": row.get_speaker_display(),
            }
            for row in one.voices
        ),
        *(
            {"on": _known(row), "words": _valued(row), "what": _("Valued")}
            for row in one.valuations
        ),
        *(
            {"on": step.on, "words": said(step), "what": _lawful(law, step, english=english)}
            for law, step in steps
        ),
    ]
    return {
        "id": one.claim.id,
        "kind": one.claim.get_kind_display(),
        "words": said(one.claim),
        "standing": one.standing(elsewhere=bool(steps)).value,
        "doings": sorted(entries, key=lambda entry: entry["on"] or "9999"),
    }


def _known(row: Said) -> str:
    return row.on.isoformat()[: {"month": 7, "year": 4}.get(row.precision, 10)]


def _valued(row: Valuation) -> str:
    degree = row.degree or row.position
    named = _(DEGREES.get(degree, degree)) if degree else ""
    return ", ".join(filter(None, [named, _("in contempt") if row.contempt else ""]))


def _lawful(law: Law, step: LawStep, *, english: bool) -> str:
    title = (law.title_en if english else law.title_es) or law.title_es
    return f"{law.number or title}: {step.get_act_display()}"


def _counting(row: Statement) -> list[Signatory]:
    try:
        return counting(row)
    except NoTextYet:
        return []


def _moment(at: datetime | None) -> str:
    return clocks.moment(at, clocks.now()) if at else ""


def _names(ids: list[Any]) -> dict[Any, str]:
    return dict(Member.objects.filter(id__in=ids).values_list("id", "name"))
