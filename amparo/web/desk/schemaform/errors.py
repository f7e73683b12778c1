"""What went wrong, for the summary at the top and for each control."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from amparo.kernel.errors import Invalid


@dataclass(frozen=True, slots=True)
class Told:
    text: str
    anchor: str = ""


def told(refusal: Invalid, apart: str = "", names: Mapping[str, str] | None = None) -> list[Told]:
    """Return the summary of a refusal: one line a message, each leading to its control.

    names  how the form calls its fields; a line begins with the name of its own
    """
    known = names or {}
    lines = [
        Told(
            f"{known[name]}: {_(text)}" if name in known else _(text),
            "-".join(filter(None, ("f", apart, name.replace(".", "-")))),
        )
        for name, texts in refusal.fields.items()
        for text in texts
    ]
    return lines or [Told(refusal.message(_))]


def at_fields(fields: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    return {name: [_(text) for text in texts] for name, texts in fields.items()}
