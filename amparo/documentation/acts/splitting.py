"""One narrative split into acts without typing it again: each passage becomes an act that keeps its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_noop as _

from amparo.accounts.actors import Actor
from amparo.custody.errors import ChangedMeanwhile
from amparo.documentation.acts.writing import check
from amparo.documentation.errors import AlreadyThere, NoSuchRecord
from amparo.documentation.records import Act, Entry, Involvement, Narrative, Person
from amparo.documentation.sentences import Sentence, sentences
from amparo.documentation.shapes import Passage, When
from amparo.documentation.work import Version, working
from amparo.kernel.errors import Invalid

NO_SUCH_SENTENCE = _("The narrative has no such sentences.")
NOTHING_MARKED = _("Mark at least one passage.")


@dataclass(frozen=True, slots=True)
class Cut:
    """A passage of a narrative and the act it tells of.

    first, last  numbers of its sentences from 1, both included
    victim       somebody of the collection; `victim_name` for somebody who is not in it yet
    by           whoever is alleged to have done it, and `by_name` in the same manner
    """

    first: int
    last: int
    type: str
    victim: UUID | None = None
    victim_name: str = ""
    begins: When | None = None
    by: UUID | None = None
    by_name: str = ""


def split(
    actor: Actor,
    collection_id: UUID,
    narrative_id: UUID,
    expected: int,
    cuts: Sequence[Cut],
    at: datetime,
    key: UUID | None = None,
) -> list[Act]:
    """Make an act of each passage, and people of the new names; who is alleged is involved; passages may overlap.

    key  what the form is known by, which is the id of its first act: sent twice it raises AlreadyThere
    Raises Invalid, ChangedMeanwhile when the narrative is another than the one that was marked,
    NoSuchRecord, NoSuchCollection, NotYourAct.
    """
    if not cuts:
        raise Invalid({"passages": [NOTHING_MARKED]})
    with working(actor, "split_narrative", collection_id, at) as work:
        row = work.newest([narrative_id]).get(narrative_id)
        told = work.read(row).record if row else None
        if row is None or not isinstance(told, Narrative):
            raise NoSuchRecord
        if row.version != expected:
            raise ChangedMeanwhile
        if key and work.newest([key]):
            raise AlreadyThere
        whole = sentences(told.text)
        people: dict[str, Person] = {}
        acts = [_act(told, whole, cut, people) for cut in cuts]
        acts[0] = acts[0].model_copy(update={"id": key or acts[0].id})
        blamed = [
            Involvement(event=act.event, act=act.id, perpetrator=who)
            for act, cut in zip(acts, cuts, strict=True)
            if (who := _somebody(cut.by, cut.by_name, people))
        ]
        made: list[Entry] = [*people.values(), *acts, *blamed]
        check(work, made)
        work.save([Version(record) for record in made])
        work.deed.note(passages=len(cuts))
    return acts


def _act(told: Narrative, whole: Sequence[Sentence], cut: Cut, people: dict[str, Person]) -> Act:
    if not 1 <= cut.first <= cut.last <= len(whole):
        raise Invalid({"passages": [NO_SUCH_SENTENCE]})
    victim = _somebody(cut.victim, cut.victim_name, people)
    text = told.text[whole[cut.first - 1].start : whole[cut.last - 1].end]
    passage = Passage(narrative=told.id, first=cut.first, last=cut.last, text=text)
    return Act(
        event=told.event, victim=victim, type=cut.type, begins=cut.begins, passages=(passage,)
    )


def _somebody(known: UUID | None, name: str, people: dict[str, Person]) -> UUID | None:
    """Somebody of the collection, or somebody new by their name; one name is one person."""
    said = name.strip()
    if known is not None or not said:
        return known
    return people.setdefault(said, Person(name=said, unit="individual")).id
