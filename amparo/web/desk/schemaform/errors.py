"""What went wrong, for the summary at the top and for each control."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from amparo.kernel.errors import Invalid


@dataclass(frozen=True, slots=True)
class Told:
    text: str
    anchor: str = ""


def told(refusal: Invalid, apart: str = "") -> list[Told]:
    """Return the summary of a refusal: one line a message, each leading to its control."""
    lines = [
        Told(_(text), "-".join(filter(None, ("f", apart, name.replace(".", "-")))))
        for name, texts in refusal.fields.items()
        for text in texts
    ]
    return lines or [Told(refusal.message(_))]


def at_fields(fields: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    return {name: [_(text) for text in texts] for name, texts in fields.items()}
