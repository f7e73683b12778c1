"""The card of a request, written by the act that admits it from what the person told of themselves."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from amparo.custody import cards
from amparo.custody.deeds import Deed
from amparo.custody.models import Card
from amparo.custody.naming import may_name
from amparo.custody.vault import Value
from amparo.registry.names import NameCard, read, register_in

# Questions of the law pack's form that tell one person from another, by the envelope that holds them.
READ: Final = ("identity", "facts", "place")
NAMED: Final = "protected_name"
CALLED: Final = 200
_SEX: Final = {"woman": "f", "man": "m"}
_UNSAID: Final = frozenset({"prefer_not", "unknown"})


def enter_card(deed: Deed) -> Card | None:
    """Seal the card of the deed's file; None where the actor's desk keeps no register or may not read the names.

    What was judged before stays so. Whoever may read the names enters the card later.
    """
    register, file_id = register_in(deed), deed.the_file()
    if register is None or not may_name(deed.the_opener(), {file_id}):
        return None
    told = card_from(deed.values(READ))
    before = cards.read(deed, register, [file_id]).get(file_id)
    if before is not None:
        told = told.keeping(read(before))
    return cards.write(deed, register, told.sealed())


def name_in_file(deed: Deed, card: NameCard, about: UUID) -> Card | None:
    """Seal the card of one of several people of the deed's file; None where the desk keeps no register."""
    register = register_in(deed)
    return cards.write(deed, register, card.sealed(), about) if register else None


def card_from(values: dict[str, Value]) -> NameCard:
    """The card of a request from its answers by question."""
    ubigeo = str(values.get("place_now", {}).get("ubigeo") or "")
    return NameCard(
        kind="case",
        names=tuple(filter(None, [_said(values, NAMED)[:CALLED]])),
        sex=_SEX.get(_said(values, "gender_identity"), ""),
        place=ubigeo[:2],
        group=_said(values, "people_belonging")[:CALLED],
    )


def _said(values: dict[str, Value], question: str) -> str:
    """One answer in words; not to say is none."""
    answer = values.get(question, {}).get("value")
    text = answer.strip() if isinstance(answer, str) else ""
    return "" if text in _UNSAID else text
