"""Writing: a statement is begun, gets a version in a language, and each sentence what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from django.utils.translation import gettext_noop as _

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.accounts.acts import acting
from amparo.kernel import ids
from amparo.kernel.errors import Invalid
from amparo.signing import texts
from amparo.statements.errors import NotWhileItStandsThere
from amparo.statements.kinds import Stage
from amparo.statements.models import EvidenceLink, Statement, StatementText
from amparo.statements.work import DRAFT, Work, working

ENVELOPES = ("facts", "judgement", "notes")
# Whoever directs, and whoever reviews, reads every statement of the house.
ALSO = ("coordination", "legal_review")
LANGUAGES = ("es", "en", "fr", "pt", "qu", "ay", "cni", "shp", "agr")
LONGEST_TITLE, LONGEST_TEXT = 300, 200_000
UNKNOWN_LANGUAGE = _("This language is not one of the list.")
EMPTY = _("Write something here.")
TOO_LONG = _("This is too long.")


def begin(actor: Actor, languages: Sequence[str], at: datetime) -> Statement:
    """Begin a statement in these languages, the first the one it is written in. Raises Invalid."""
    chosen = list(dict.fromkeys(languages))
    if not chosen or not set(chosen) <= set(LANGUAGES):
        raise Invalid({"languages": [UNKNOWN_LANGUAGE]})
    statement_id = uuid4()
    with acting(actor, DRAFT, statement_id, at, note={"did": "begin_statement"}) as deed:
        desk = deed.the_opener().seat_for(DRAFT).desk_id
        also = [found.id for kind in ALSO for found in directory.desks(kind=kind)]
        for kind in ENVELOPES:
            deed.create(kind, holders=also)
        return Statement.objects.create(
            id=statement_id,
            number=_new_number(),
            designation=ids.designation(),
            languages=chosen,
            desk_id=desk,
            opened_at=at,
        )


def write_version(
    actor: Actor, statement_id: UUID, language: str, title: str, words: str, at: datetime
) -> StatementText:
    """Write the text anew in one language; what was written before stays.

    Raises NotWhileItStandsThere once it circulates, Invalid.
    """
    with working(actor, DRAFT, "write_version", statement_id, at) as work:
        _still_written(work)
        _check(work.statement, language, title, words)
        salt = texts.new_salt()
        value: dict[str, object] = {
            "language": language,
            "title": texts.plain(title),
            "text": texts.plain(words),
            "salt": salt.hex(),
        }
        sheet = work.deed.write("facts", "text", value)
        before = work.texts().get(language)
        return StatementText.objects.create(
            statement=work.statement,
            language=language,
            number=before.number + 1 if before else 1,
            sheet_id=sheet.id,
            digest=texts.digest_of(title, words, salt),
            made_at=at,
            made_by=actor.id,
        )


def add_language(actor: Actor, statement_id: UUID, language: str, at: datetime) -> Statement:
    """Have the statement in one more language. Raises NotWhileItStandsThere, Invalid."""
    with working(actor, DRAFT, "add_language", statement_id, at) as work:
        _still_written(work)
        if language not in LANGUAGES or language in work.statement.languages:
            raise Invalid({"language": [UNKNOWN_LANGUAGE]})
        work.statement.languages = [*work.statement.languages, language]
        return work.statement


def link_evidence(
    actor: Actor, version_id: UUID, sentence: int, target: str, at: datetime, note: str = ""
) -> EvidenceLink:
    """Say what a sentence rests on.

    target  `claim:CODE` or `source:UUID:START-END`; sealed, with the note

    Raises NoSuchStatement, NotWhileItStandsThere, Invalid.
    """
    with working(actor, DRAFT, "link_evidence", _statement_of(version_id), at) as work:
        _still_written(work)
        if not target.startswith(("claim:", "source:")) or len(target) > 200:
            raise Invalid({"target": [_("Choose a claim or a passage of a source.")]})
        sheet = work.deed.write("facts", "link", {"target": target, "note": note})
        return EvidenceLink.objects.create(
            version_id=version_id, sentence=max(0, sentence), sheet_id=sheet.id, linked_at=at,
            linked_by=actor.id,
        )  # fmt: skip


def unlink_evidence(actor: Actor, link_id: UUID, at: datetime) -> None:
    """Take back what a sentence was said to rest on; that it was said stays."""
    link = EvidenceLink.objects.select_related("version").filter(id=link_id).first()
    statement_id = link.version.statement_id if link else uuid4()
    with working(actor, DRAFT, "unlink_evidence", statement_id, at) as work:
        _still_written(work)
        EvidenceLink.objects.filter(id=link_id, removed_at=None).update(removed_at=at)


def _statement_of(version_id: UUID) -> UUID:
    """The statement of a version; of none there is, one that is not there either."""
    found = StatementText.objects.filter(id=version_id).values_list("statement_id", flat=True)
    return found.first() or uuid4()


def _still_written(work: Work) -> None:
    if work.statement.stage not in (Stage.DRAFTING, Stage.IN_REVIEW):
        raise NotWhileItStandsThere


def _check(statement: Statement, language: str, title: str, words: str) -> None:
    faults: dict[str, list[str]] = {}
    if language not in statement.languages:
        faults["language"] = [UNKNOWN_LANGUAGE]
    for name, value, most in (("title", title, LONGEST_TITLE), ("text", words, LONGEST_TEXT)):
        if not value.strip():
            faults[name] = [EMPTY]
        elif len(value) > most:
            faults[name] = [TOO_LONG]
    if faults:
        raise Invalid(faults)


def _new_number() -> str:
    while True:
        number = ids.file_number("DC")
        if not Statement.objects.filter(number=number).exists():
            return number
