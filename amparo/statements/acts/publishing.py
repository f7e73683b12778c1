"""Publication: the texts become public, with who signed them, and from then on they are a source."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from uuid import UUID, uuid4

from django.utils import timezone
from django.utils.translation import gettext, ngettext, override
from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.claims import services as claims
from amparo.claims.facts import PartyFacts
from amparo.claims.kinds import PartyKind
from amparo.claims.models import Party
from amparo.claims.selectors import matching_parties
from amparo.kernel.errors import Invalid
from amparo.kernel.text import fold
from amparo.library import services as library
from amparo.library.facts import Facts
from amparo.library.models import SourceKind
from amparo.signing.texts import whole
from amparo.statements.acts.counting import count_all
from amparo.statements.acts.reviewing import cleared, unreviewed
from amparo.statements.acts.signing import Organisation, counting
from amparo.statements.binding import salt_of, sealed_text
from amparo.statements.errors import (
    NobodySigned,
    OpenTheStatement,
    SignatoriesNotReviewed,
    StillUnderEmbargo,
)
from amparo.statements.kinds import Stage
from amparo.statements.models import Binding, Publication, Signatory, Statement, StatementText
from amparo.statements.selectors import Words
from amparo.statements.stages import Step
from amparo.statements.text import printed
from amparo.statements.work import PUBLISH, newest, working

_CODE = 48


def publish(actor: Actor, statement_id: UUID, words: Words, at: datetime) -> list[Publication]:
    """Make the texts public with the names of those who signed these very texts.

    What was answered at the public door and is not counted yet is counted first.

    words  what is sealed of the statement, as the actor has it open

    Raises StillUnderEmbargo, NobodySigned, NotReviewed, ReviewBlocks, SignatoriesNotReviewed, IllegalMove,
    OpenTheStatement.
    """
    with working(actor, PUBLISH, "publish", statement_id, at) as work:
        statement = work.statement
        cleared(statement, words)
        _not_before(statement, at)
        work.deed.note(counted=count_all(statement_id, at))
        signatories = counting(statement)
        if not signatories:
            raise NobodySigned
        if lacking := unreviewed(statement, signatories, words):
            raise SignatoriesNotReviewed(count=str(len(lacking)))
        names = [named(one, words).name for one in signatories if not one.anonymous]
        unnamed = sum(one.anonymous for one in signatories)
        work.step(Step.PUBLISH)
        statement.published_at = at
        return [
            _made(version, words, names, unnamed, at)
            for _code, version in sorted(newest(statement.id).items())
        ]


def issuer_of(words: str) -> str:
    """Whoever issues it, in words. Raises Invalid at `issuer` when nobody is named."""
    if not words.strip():
        raise Invalid({"issuer": [_("Say who issues it.")]})
    return " ".join(words.split())


def enter_in_library(actor: Actor, statement_id: UUID, issuer: str, at: datetime) -> list[UUID]:
    """Keep each published text as a source and have the reader propose its claims; may be repeated.

    A person then accepts them: what the statement asks becomes claims like anybody's.

    issuer  who issues it, in words; whom the record does not know becomes an organisation of it

    Raises Invalid at `issuer`.
    """
    issuer = issuer_of(issuer)
    _known(actor, issuer, at)
    rows = Publication.objects.filter(statement_id=statement_id, source_id=None)
    for row in rows.select_related("statement"):
        facts = Facts(
            issuer=issuer,
            title=row.title,
            issued_on=timezone.localdate(row.at),
            reference_cited=row.statement.number,
            reference=row.statement.number,
            language=row.language,
            kind=SourceKind.STATEMENT.value,
        )
        source = library.add_source(actor, row.text.encode(), facts, at)
        with working(actor, PUBLISH, "enter_in_library", statement_id, at):
            row.source_id = source.id
            row.save(update_fields=["source_id"])
        claims.propose(actor, source.id, at)
    found = Publication.objects.filter(statement_id=statement_id).values_list(
        "source_id", flat=True
    )
    return [source_id for source_id in found if source_id]


def _known(actor: Actor, issuer: str, at: datetime) -> None:
    """Have the record know the issuer, so that every claim of the statement has one."""
    if matching_parties([issuer]):
        return
    code = re.sub(r"[^a-z0-9]+", "_", fold(issuer)).strip("_")[:_CODE] or "issuer"
    if Party.objects.filter(code=code).exists():
        code = f"{code}_{uuid4().hex[:8]}"
    facts = PartyFacts(code=code, kind=PartyKind.ORGANISATION.value, name_es=issuer, name_en=issuer)
    claims.keep_party(actor, facts, at)


def abandon(actor: Actor, statement_id: UUID, because: str, at: datetime) -> Statement:
    """Give a statement up, with the reason; nothing of it is ever published."""
    with working(actor, PUBLISH, "abandon", statement_id, at) as work:
        work.step(Step.ABANDON, because.strip())
        return work.statement


def named(signatory: Signatory, words: Words) -> Organisation:
    """Who it is. Raises OpenTheStatement when that is still sealed."""
    value = words.get(signatory.sheet_id)
    if value is None:
        raise OpenTheStatement
    return Organisation(
        str(value["name"]), str(value.get("country", "")), str(value.get("contact", ""))
    )


def _not_before(statement: Statement, at: datetime) -> None:
    until = statement.embargo_until
    if until is not None and at < until and statement.stage == Stage.CIRCULATING:
        raise StillUnderEmbargo(until=until.strftime("%Y-%m-%d %H:%M %Z"))


def _made(
    version: StatementText, words: Words, names: list[str], unnamed: int, at: datetime
) -> Publication:
    """The text with who signed it, and the salt by which anybody can check which words were signed."""
    value, language = sealed_text(words, version), version.language
    title, text = str(value["title"]), str(value["text"])
    said = printed(title, text, names, closing(language, unnamed))
    made = Publication.objects.create(
        statement_id=version.statement_id,
        language=language,
        title=title,
        text=said,
        signed_by=names,
        unnamed=unnamed,
        digest=hashlib.sha256(said.encode()).digest(),
        at=at,
    )
    signed_until = len(whole(title, text))
    Binding.objects.create(
        publication=made, version=version, salt=salt_of(value), signed_until=signed_until
    )
    return made


def closing(language: str, unnamed: int) -> dict[str, str]:
    """The words around the names, in the language of the text where we have them, else in Spanish."""
    with override("en" if language == "en" else "es"):
        found = {"signed": gettext("Signed by:")}
        if unnamed:
            found["unnamed"] = ngettext(
                "and one organisation that is not named for its safety.",
                "and %(n)s organisations that are not named for their safety.",
                unnamed,
            ) % {"n": unnamed}
    return found
