"""Which rows of missions the ledger vouches for: one mark for a mission with all below it."""

from amparo.custody.treerows import Branch, TreeRows
from amparo.custody.watch import watch_file
from amparo.missions import models

_OF = "mission_id"
MISSIONS = TreeRows(
    "mission",
    models.Mission,
    (
        *(
            Branch(model, _OF)
            for model in (
                models.FollowedClaim,
                models.MissionRecord,
                models.ReportSentence,
                models.MissionReport,
            )
        ),
        Branch(models.RecordVersion, "record__mission_id"),
        Branch(models.UseConsent, "record__mission_id"),
        Branch(models.Recording, "record__mission_id"),
        Branch(models.SentenceVersion, "sentence__mission_id"),
    ),
)


def register() -> None:
    watch_file(MISSIONS)
