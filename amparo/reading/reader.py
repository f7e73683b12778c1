"""The reading itself: units in order, each by its lead-in or by its own sentences."""

from dataclasses import replace

from amparo.reading import language as languages
from amparo.reading.clauses import drafts_of
from amparo.reading.drafts import Draft, Place, grammar_for
from amparo.reading.findings import weight
from amparo.reading.frame import frame_of
from amparo.reading.governing import (
    Governor,
    announced_by,
    governor_of,
    is_own_statement,
    item_draft,
    party_led,
    under_section,
)
from amparo.reading.lexicon import facts
from amparo.reading.lists import Unit, units_of
from amparo.reading.proposal import Kind, Proposal
from amparo.reading.selecting import selected
from amparo.reading.stems import joined
from amparo.reading.view import view_of

_LABEL_WEIGHT = 1


def read(text: str, language: str | None = None) -> list[Proposal]:
    """Return the claims proposed of `text`, in the order of their places.

    language   "es" or "en"; told from the text, paragraph by paragraph, unless given
    Linear in the text; never raises on any string. Offsets are code points of `text`.
    """
    if not text.strip():
        return []
    view = view_of(text)
    units = joined(view, units_of(view))
    whole = language or languages.language_of(view.folded)
    frame = frame_of(view, units, whole)
    found: list[Draft] = []
    governors = Governors()
    for unit in units:
        told = (
            whole
            if language
            else languages.of_folded(view.folded[unit.start : unit.end][:1500], whole)
        )
        place = Place(view, frame, grammar_for(told))
        found.extend(_read_unit(unit, place, governors))
    place = Place(view, frame, grammar_for(whole))
    return [draft.proposal(view) for draft in selected(found, place)]


class Governors:
    """What each lead-in met so far governs its items by, and the section of the text we are in."""

    def __init__(self) -> None:
        self._known: dict[int, Governor] = {}
        self._section: Governor | None = None
        self._open: Governor | None = None  # a lead-in whose parties come one by one

    def of(self, lead: Unit | None) -> Governor | None:
        """Return what governs under a lead-in."""
        return None if lead is None else self._known.get(id(lead))

    def governing(self, unit: Unit, place: Place, above: Governor | None) -> Governor | None:
        """Return and remember what the unit governs its items by."""
        if not (unit.items or unit.is_heading):
            self._open = announced_by(unit, place) or self._open
            return None
        found = governor_of(unit, place, above or self._section)
        if found is None and self._open is not None:
            found = party_led(unit, self._open, place)
        if unit.is_heading and found is not None:
            self._section = found
        if found is None and unit.items:
            found = under_section(unit, self._section, place)
        if found is not None and unit.is_open:
            found = replace(found, says_more=False)
        if found is not None:
            self._known[id(unit)] = found
        return found


def _read_unit(unit: Unit, place: Place, governors: Governors) -> list[Draft]:
    above = governors.of(unit.lead)
    governor = governors.governing(unit, place, above)
    if unit.is_heading:
        return []
    found = _label(unit, place) if unit.label is not None and above is None else []
    is_lead = governor is not None
    # Its items make a lead-in's claim, unless it asks for something itself.
    silent = governor is not None and not governor.says_more
    sentences = unit.sentences[:-1] if silent else unit.sentences
    if above is not None and unit.is_item and not is_own_statement(unit, place):
        item = item_draft(unit, above, place)
        if item is not None:
            place.addressees = item.addressees
            found.extend([] if silent else [item])
            sentences = [] if is_lead else [span for span in sentences if span[0] >= item.end]
    for start, end in sentences:
        found.extend(drafts_of(place.sentence(start, end), place))
    return found


def _label(unit: Unit, place: Place) -> list[Draft]:
    """A run-in heading that itself says what is wrong: "Contempt of the Court's decisions: ..."."""
    if unit.label is None:
        return []
    start, end = unit.label
    words = place.view.folded[start:end]
    if not unit.is_item or (facts.HARM.search(words) is None and weight(words) < _LABEL_WEIGHT):
        return []
    return [Draft(start, end, Kind.CONCERN, place.state, None, "heading_concern")]
