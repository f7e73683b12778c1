"""The telephone numbers a person may call. The pack names the slots; each installation fills them in."""

from dataclasses import dataclass
from pathlib import Path

import yaml
from django.conf import settings
from django.utils.translation import get_language

from amparo.law import packs
from amparo.web.context import demonstration

FILE = "contacts.yaml"


@dataclass(frozen=True, slots=True)
class Contact:
    """A name people know and a number they can press; `dial` is the number as a telephone wants it."""

    label: str
    number: str

    @property
    def dial(self) -> str:
        return "".join(sign for sign in self.number if sign in "+0123456789")


def published() -> list[Contact]:
    """The contacts of this installation, in the pack's order; a demonstration shows numbers nobody has."""
    language = get_language() or "es"
    slots = packs.current().meta.contacts
    numbers = _numbers(Path(settings.DATA_DIR) / FILE)
    if demonstration():
        numbers = {
            slot.code: f"000 000 {place:03}" for place, slot in enumerate(slots, 1)
        } | numbers
    return [
        Contact(slot.label.in_(language), numbers[slot.code])
        for slot in slots
        if slot.code in numbers
    ]


def _numbers(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    written = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    return {
        str(code): str(number).strip() for code, number in written.items() if str(number).strip()
    }
