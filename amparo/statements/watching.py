"""Which rows of statements the ledger vouches for: one mark for a statement with all below it."""

from amparo.custody.treerows import Branch, TreeRows
from amparo.custody.watch import watch_file
from amparo.statements import models

_OF = "statement_id"
STATEMENTS = TreeRows(
    "joint statement",  # a statement is what the directory of desks and members is made of
    models.Statement,
    (
        *(
            Branch(model, _OF)
            for model in (
                models.StatementMove,
                models.StatementText,
                models.Review,
                models.Signatory,
                models.Publication,
            )
        ),
        Branch(models.EvidenceLink, "version__statement_id"),
        Branch(models.Binding, "publication__statement_id"),
    ),
)


def register() -> None:
    watch_file(STATEMENTS)
