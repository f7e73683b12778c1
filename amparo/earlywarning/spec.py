"""What one act is, for the page, the API and the tests alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from amparo.accounts.actors import Actor
from amparo.earlywarning.forms.base import Form

On = Literal["file", "order", "measure", "information"]


@dataclass(frozen=True, slots=True)
class Done:
    """What an act leaves behind.

    file_id  the file; a new one after a reopening
    subject  the order, measure, request, assessment or term it made or changed
    shown    what is shown once and stored nowhere (`receipt`: words); never logged
    """

    file_id: UUID
    subject: UUID | None = None
    shown: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class ActSpec:
    """One act: its code in the law pack, its form, the function that does it.

    function    `(actor, file_id, form, at, subject)`; authorises, commits and records by itself
    on          what `subject` names: nothing for "file", else the order, the measure or the request
                for information
    needs_open  the member must have the file open, because the act reads what is sealed
    page        the special page of the desk that replaces the generic form, or ""
    """

    code: str
    form: type[Form]
    function: Callable[[Actor, UUID, Any, datetime, UUID | None], Done]
    on: On = "file"
    needs_open: bool = False
    page: str = ""


@dataclass(frozen=True, slots=True)
class Available:
    """One act as this member meets it now on this file.

    label, hint  translated; why_not  translated reason it cannot be done now, or None
    schema       JSON schema of the body, titles translated, choices of this file listed as `oneOf`
    """

    code: str
    label: str
    hint: str
    why_not: str | None
    schema: dict[str, Any]
    on: On
    subject: UUID | None
    needs_open: bool
    page: str
