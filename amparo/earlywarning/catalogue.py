"""Every act there is, what a member may do now, and the one way to do it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from amparo.accounts.actors import Actor
from amparo.earlywarning.acts import SPECS
from amparo.earlywarning.forms.faults import faults
from amparo.earlywarning.forms.schema import check_choices, schema_of
from amparo.earlywarning.rights import Standing, standing_of
from amparo.earlywarning.spec import ActSpec, Available, Done
from amparo.kernel.errors import Invalid, NotVisible
from amparo.registry.selectors import case as visible_case

ACTS: dict[str, ActSpec] = {spec.code: spec for spec in SPECS}


class UnknownAct(NotVisible):
    """There is nothing here that you may see."""


def perform(
    actor: Actor,
    file_id: UUID,
    code: str,
    body: Mapping[str, Any],
    at: datetime,
    subject: UUID | None = None,
) -> Done:
    """Do one act from the body a page or the API was given.

    Raises NotVisible (the file absent or hidden, or no such act), Invalid with `.fields`, and
    whatever the act itself refuses: Forbidden, IllegalMove, Conflict.
    """
    spec = ACTS.get(code)
    if spec is None:
        raise UnknownAct
    if spec.on == "file":
        visible_case(actor, file_id)
    try:
        form = spec.form.model_validate(dict(body))
    except ValidationError as error:
        raise Invalid(faults(error)) from None
    check_choices(form, actor, file_id, at)
    return spec.function(actor, file_id, form, at, subject)


def available(
    actor: Actor, file_id: UUID, at: datetime, language: str = "es"
) -> list[Available]:
    """Return what this member may do now, and beside it what they might do but not now, and why.

    In the order of the pack's table; an act their roles never do is left out. Texts are in
    `language`, which must also be the active translation. Raises NotVisible.
    """
    standing = standing_of(actor, visible_case(actor, file_id), at)
    return [
        _as_met(ACTS[code], standing, subject, language)
        for code, subject in standing.offered()
        if code in ACTS
    ]


def _as_met(spec: ActSpec, standing: Standing, subject: UUID | None, language: str) -> Available:
    why_not = standing.why_not(spec.code)
    label, hint = standing.words(spec.code, language)
    return Available(
        code=spec.code,
        label=label,
        hint=hint,
        why_not=why_not,
        schema={} if why_not else schema_of(spec.form, standing, language),
        on=spec.on,
        subject=subject,
        needs_open=spec.needs_open,
        page=spec.page,
    )
