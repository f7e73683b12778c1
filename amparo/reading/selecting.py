"""From drafts to proposals: trimmed, one for each span, weaker readings of the same words dropped."""

from amparo.reading.drafts import Draft, Place, trimmed
from amparo.reading.lexicon import facts
from amparo.reading.proposal import Kind

_STRENGTH = {
    Kind.ORDER: 9, Kind.DEMAND: 8, Kind.RECOMMENDATION: 8, Kind.REQUEST: 8, Kind.PROMISE: 7, Kind.REPUDIATION: 6,
    Kind.CONCERN: 5, Kind.WELCOME: 5, Kind.STANDARD: 4, Kind.FINDING: 1,
}  # fmt: skip


def selected(drafts: list[Draft], place: Place) -> list[Draft]:
    """Return drafts in order of place; of two over nearly the same words the stronger stays."""
    ready = sorted(
        {
            draft
            for raw in drafts
            if (draft := trimmed(raw, place)) is not None and _may_stand(draft, place)
        },
        key=lambda draft: (draft.start, -draft.end, -_STRENGTH[draft.kind]),
    )
    kept: list[Draft] = []
    for draft in ready:
        rival = next((known for known in kept[-6:] if _is_same(known, draft)), None)
        if rival is None:
            kept.append(draft)
        elif _STRENGTH[draft.kind] > _STRENGTH[rival.kind]:
            kept[kept.index(rival)] = draft
    return kept


def _may_stand(draft: Draft, place: Place) -> bool:
    words = place.view.folded[draft.start : draft.end]
    return facts.BOILERPLATE.search(words) is None and facts.CAVEAT.search(words) is None


def _is_same(one: Draft, other: Draft) -> bool:
    common = min(one.end, other.end) - max(one.start, other.start)
    return common > 0.8 * (max(one.end, other.end) - min(one.start, other.start))
