"""The workflow of one pack: its table of stages turned into the kernel's."""

from enum import StrEnum
from typing import Any, cast

from amparo.earlywarning.labels import named, stage_named
from amparo.earlywarning.models import Procedure
from amparo.earlywarning.needs import ProcedureEnded
from amparo.earlywarning.powers import AFTER_THE_END
from amparo.kernel.workflow import IllegalMove, Workflow
from amparo.law.schema import AppealRow, Pack, Row

Table = Workflow[StrEnum, StrEnum]
_BUILT: dict[str, tuple[type[StrEnum], type[StrEnum], Table]] = {}


def _codes(name: str, codes: set[str]) -> type[StrEnum]:
    made: Any = StrEnum(name, [(code.upper(), code) for code in sorted(codes)])  # type: ignore[misc, unused-ignore]  # made from the pack
    return cast("type[StrEnum]", made)


def workflow(pack: Pack) -> tuple[type[StrEnum], type[StrEnum], Table]:
    """Return the pack's stages, its acts and the table of their lawful pairs, built once an edition."""
    if pack.edition not in _BUILT:
        stages = _codes("Stage", {stage.code for stage in pack.procedure.stages})
        acts = _codes("Act", {act.code for act in pack.procedure.acts})
        table = {(stages(row.from_), acts(row.act)): stages(row.to) for row in pack.procedure.rows}
        _BUILT[pack.edition] = stages, acts, Workflow(table)
    return _BUILT[pack.edition]


def row_at(pack: Pack, stage: str, act: str, track: str) -> Row:
    """Return the row by which `act` leads on from `stage` on that track. Raises IllegalMove."""
    row = pack.procedure.row(stage, act, track)
    if row is None:
        raise IllegalMove(stage=stage_named(pack.procedure.stages, stage), act=named(pack, act))
    return row


def row_for(pack: Pack, procedure: Procedure, act: str, moving: str = "") -> Row | None:
    """Return the row of the table by which an act may be done where the procedure stands.

    moving   the act of the table that this power completes, when it does
    returns  None for a power that moves no stage

    Raises IllegalMove, and ProcedureEnded for a power that does not outlive the procedure.
    """
    if moving or moves_a_stage(pack, act):
        return row_at(pack, procedure.stage, moving or act, procedure.track)
    if procedure.closed_at is not None and act not in AFTER_THE_END:
        raise ProcedureEnded
    return None


def appeal_row_at(pack: Pack, stage: str, act: str, remedy: str | None) -> AppealRow:
    """Return the row of the table beside. Raises IllegalMove."""
    row = pack.procedure.appeal_row(stage, act, remedy)
    if row is None:
        stages = pack.procedure.appeal.stages
        raise IllegalMove(stage=stage_named(stages, stage), act=named(pack, act))
    return row


def moves_a_stage(pack: Pack, act: str) -> bool:
    """Tell whether the act stands in the table at all; the others are powers of the matrix."""
    return any(row.act == act for row in pack.procedure.rows)
