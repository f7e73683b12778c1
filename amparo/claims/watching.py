"""Which rows of the record the ledger vouches for, and how an act states those it changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from uuid import UUID

from amparo.claims import models
from amparo.custody import ledger
from amparo.custody.deeds import Deed
from amparo.custody.filerows import FileRows, row_mark
from amparo.custody.ledger import Mark
from amparo.custody.treerows import Branch, TreeRows
from amparo.custody.watch import watch, watch_file

_OBLIGATION = "obligation_id"
CLAIMS = TreeRows(
    "claim",
    models.Claim,
    (
        Branch(models.Revision, "claim_id"),
        # Whether its words were found again, and on which page, is what a machine saw when it last looked.
        Branch(models.Citation, "claim_id", frozenset({"resolves", "page", "paragraph"})),
        Branch(models.Suggestion, "claim_id"),
        Branch(models.Link, "claim_id"),
        Branch(models.Obligation, "claim_id"),
        Branch(models.Component, _OBLIGATION),
        Branch(models.Beneficiary, _OBLIGATION),
        Branch(models.Doing, _OBLIGATION),
        Branch(models.Voice, _OBLIGATION),
        Branch(models.Valuation, _OBLIGATION),
    ),
)
IMPORTS = TreeRows("import", models.Import, (Branch(models.ImportRow, "batch_id"),))
PROPOSALS = FileRows("proposals of", models.Proposal, "source_id")


def register() -> None:
    """Put the record under watch: claims by their own id, proposals by their source, vocabularies by row."""
    watch_file(CLAIMS)
    watch_file(PROPOSALS)
    watch_file(IMPORTS)
    watch("party", _parties)
    watch("topic", _topics)


def state_claims(deed: Deed, ids: Collection[UUID]) -> None:
    """State in the deed's entry what these claims are now; last in the act, which must hold all its writes."""
    others = [each for each in ids if each != deed.file_id]
    if others:
        ledger.lock()
        deed.marks += CLAIMS.of_files(others)


def state_proposals(deed: Deed, source_id: UUID) -> None:
    """State the proposals of a source that is not the file of the deed; last in the act."""
    if source_id != deed.file_id:
        ledger.lock()
        mark = PROPOSALS.of_file(source_id)
        deed.marks += [mark] if mark else []


def party_mark(row: models.Party) -> Mark:
    return row_mark("party", row)


def topic_mark(row: models.Topic) -> Mark:
    return row_mark("topic", row)


def _parties() -> Iterator[Mark]:
    return map(party_mark, models.Party.objects.iterator(500))


def _topics() -> Iterator[Mark]:
    return map(topic_mark, models.Topic.objects.iterator(500))
