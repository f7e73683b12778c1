"""A situation as a member sees it once opened, and the list of those they may know of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from amparo.accounts import directory
from amparo.accounts.actors import Actor
from amparo.custody import opening
from amparo.custody.opening import OpenFile
from amparo.custody.selectors import files_of
from amparo.registry.models import Situation, SituationQuerySet
from amparo.registry.situations.errors import NoSuchSituation
from amparo.registry.situations.kinds import Published
from amparo.registry.situations.placing import label

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SituationSeen:
    """What is sealed of a situation, unsealed; lives as long as the answer that shows it.

    version  of the sheet `situation`, for whoever writes it anew
    place    in words; `province` and `district` are codes of UBIGEO
    related  files that the member may not know are left out
    steps    of prevention, in the order they were planned
    """

    id: UUID
    version: int
    told: Row = field(repr=False)
    victims: list[str] = field(repr=False)
    alleged_name: str = field(repr=False)
    place: str = field(repr=False)
    located: str = field(repr=False)
    province: str = field(repr=False)
    district: str = field(repr=False)
    community: str = field(repr=False)
    published: str = field(repr=False)
    related: list[Row] = field(repr=False)
    steps: list[Row] = field(repr=False)
    judged: list[Row] = field(repr=False)

    def form(self, row: Situation) -> Row:
        """The body of a form that would change nothing."""
        whole = {
            **self.told,
            "channel": row.channel,
            "department": row.department,
            "victims": self.victims,
            "alleged_name": self.alleged_name,
            "place": self.place,
            "located": self.located,
            "province": label(self.province),
            "district": label(self.district),
            "community": self.community,
            "published": self.published,
        }
        return {name: value for name, value in whole.items() if value not in ("", None)}


def situations(actor: Actor) -> SituationQuerySet:
    """Those the actor may know of, newest month first."""
    return Situation.objects.visible_to(actor).order_by("-entered_on", "pk")


def situation(actor: Actor, situation_id: UUID) -> Situation:
    """Raises NoSuchSituation alike for an absent and for a hidden one."""
    row = situations(actor).filter(pk=situation_id).first()
    if row is None:
        raise NoSuchSituation
    return row


def open_situation(actor: Actor, situation_id: UUID, purpose: str, at: datetime) -> SituationSeen:
    """Open a situation for a purpose; one entry. Raises NoSuchSituation."""
    row = situation(actor, situation_id)
    file = opening.open_file(actor, row.pk, purpose, at, holders=directory.holders_of)
    return _seen(actor, file)


def reopened(actor: Actor, situation_id: UUID, at: datetime) -> SituationSeen | None:
    """A situation that this member has open still; None when they have not."""
    file = opening.reopened(actor, situation(actor, situation_id).pk, at)
    return _seen(actor, file) if file else None


def _seen(actor: Actor, file: OpenFile) -> SituationSeen:
    sheets = {
        sheet.field: sheet for kind in ("identity", "place", "facts") for sheet in file.sheets(kind)
    }
    values: dict[str, Row] = {name: sheet.value for name, sheet in sheets.items()}
    related = values.get("related", {}).get("list", [])
    where = values.get("place", {})
    named = {UUID(one["file"]) for one in related}
    known = set(files_of(actor).filter(file_id__in=named))
    return SituationSeen(
        id=file.file_id,
        version=sheets["situation"].version if "situation" in sheets else 0,
        told={"complained": [], **values["situation"]} if "situation" in values else {},
        victims=values.get("victims", {}).get("names", []),
        alleged_name=values.get("alleged_name", {}).get("text", ""),
        place=where.get("text", ""),
        located=where.get("precision", ""),
        # Of those sealed before these were asked, nothing is known and nothing may be published.
        province=where.get("province", ""),
        district=where.get("district", ""),
        community=where.get("community", ""),
        published=where.get("published", Published.NONE.value),
        related=[one for one in related if UUID(one["file"]) in known],
        steps=values.get("steps", {}).get("list", []),
        judged=values.get("judged", {}).get("list", []),
    )
