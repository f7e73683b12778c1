"""Which rows of the watch the ledger vouches for."""

from __future__ import annotations

from amparo.commitments import models
from amparo.custody.filerows import FileRows
from amparo.custody.treerows import Branch, TreeRows
from amparo.custody.watch import watch_file

LAWS = TreeRows(
    "law",
    models.Law,
    (
        *(
            Branch(model, "law_id")
            for model in (
                *(models.LawStep, models.Window, models.TextVersion, models.Touch),
                *(models.Effect, models.Position),
            )
        ),
        Branch(models.TouchedArticle, "touch__law_id"),
    ),
)
CONTESTS = TreeRows(
    "contest",
    models.Contest,
    tuple(
        Branch(model, "contest_id")
        for model in (models.Pillar, models.Criterion, models.Nominee, models.Advocacy)
    ),
)


def register() -> None:
    """A law and a contest by their own id with all below them, a dated fact by its own."""
    watch_file(LAWS)
    watch_file(CONTESTS)
    watch_file(FileRows("dated fact", models.DatedFact, "id"))
