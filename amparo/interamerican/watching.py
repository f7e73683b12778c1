"""Which rows of matters the ledger vouches for: one mark for a matter with all below it."""

from amparo.custody.treerows import Branch, TreeRows
from amparo.custody.watch import watch_file
from amparo.interamerican import models

_OF = "matter_id"
MATTERS = TreeRows(
    "matter",
    models.Matter,
    (
        *(
            Branch(model, _OF)
            for model in (
                models.MatterMove,
                models.MatterPerson,
                models.Mandate,
                models.Point,
                models.Paper,
                models.OtherLog,
                models.Bundle,
                models.Meeting,
                models.Due,
                models.Remedy,
                models.ConventionalityRuling,
                models.MatterLink,
            )
        ),
        Branch(models.Consent, "person__matter_id"),
        Branch(models.Saying, "point__matter_id"),
        Branch(models.Finding, "point__matter_id"),
    ),
)


def register() -> None:
    watch_file(MATTERS)
