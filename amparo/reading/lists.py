"""Lists: which items hang from which lead-in, also those written inside one sentence."""

import re
from dataclasses import dataclass, field

from amparo.reading.blocks import Block, blocks_of, ends_a_sentence
from amparo.reading.sentences import Span, sentences_of
from amparo.reading.view import View


@dataclass(slots=True)
class Unit:
    """A run of sentences read together: a paragraph, or an item with the lead-in that governs it.

    sentences   spans in the view, in order, at least one
    lead        the unit whose last sentence governs this item
    is_open     its items go on with its last sentence, which says nothing whole without them
    label       a run-in heading before the first sentence "Contempt of court: The State has..."
    """

    sentences: list[Span]
    is_item: bool = False
    is_heading: bool = False
    lead: "Unit | None" = None
    label: Span | None = None
    items: list["Unit"] = field(default_factory=list)
    is_open: bool = False

    @property
    def start(self) -> int:
        return self.sentences[0][0]

    @property
    def end(self) -> int:
        return self.sentences[-1][1]


_INLINE = re.compile(
    r"(?:(?<=[\s:;,.(])|^)\(?(?P<mark>[a-z]|[ivx]{1,4}|\d{1,2})\)\.? *(?=\S)"
    r"|(?<=[:;,] )(?P<dotted>[a-z]|[ivx]{1,4}|\d{1,2})\. (?=\S)"
)
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_LABEL = re.compile(
    r"[A-Z\u00c0-\u00dd\"][^.:;!?\n]{3,160}(?:: |\.[-\u2013\u2014] ?)(?=[\"A-Z\u00c0-\u00dd])"
)
_BEGINS = re.compile(
    r"(?:The|This|These|In|A|An|On|We|It|According|Since|Despite|El|La|Los|Las|En|Un|Una|Se|"
    r"Est[aeo]s?|Seg\u00fan|Desde)\b"
)
_HANGS = re.compile(
    r"(?::|\b(?:to|that|que|a|must|should|shall|debe|deben|debera|deberan|los siguientes|"
    r"following))[\s\u2013\u2014-]*$"
)
_SPEAKS = re.compile(
    r"(?:we [a-z]+ |[a-z]{4,}(?:amos|emos|imos) (?:que|al?|el|la|los|las|un|una|su|nuestr[oa]s?|[a-z]+mente) )"
)
_CLAUSE = re.compile(r"\b(?:that|que|must|should|shall|debe[nr]?|debera[n]?)\b")
_LONGEST_HEADING = 220
_DEEPEST = 8


def units_of(view: View) -> list[Unit]:
    """Return the text's units in order; an item follows the unit that governs it."""
    return _Weaver(view).woven(blocks_of(view))


class _Weaver:
    def __init__(self, view: View) -> None:
        self.view = view
        self.units: list[Unit] = []
        self.levels: list[tuple[str, Unit | None, int]] = []  # style, lead-in, last value
        self.lead: Unit | None = None  # the last unit that announces something
        self.resumable: list[tuple[str, Unit | None, int]] = []
        self.loose: Unit | None = None  # a lead-in whose items bear no marker

    def woven(self, blocks: list[Block]) -> list[Unit]:
        for at, block in enumerate(blocks):
            after = blocks[at + 1] if at + 1 < len(blocks) else None
            if block.marker is not None:
                self._item(block, after)
            else:
                self._paragraph(block, after)
        return self.units

    def _item(self, block: Block, after: Block | None) -> None:
        marker = block.marker
        assert marker is not None  # noqa: S101 - the caller asked
        style, value = marker.style, marker.value
        if not self.levels and self._resumes(style, value) and not self._opens_a_list():
            self.levels = self.resumable
        style = self._read_again(style, value, [level[0] for level in self.levels])
        depth = self._depth(style, value)
        if depth is not None:
            lead = self.levels[depth][1]
            del self.levels[depth:]
        else:
            lead = self._new_lead(block)
        self.levels.append((style, lead, value))
        del self.levels[:-_DEEPEST]
        self._add(block, lead, after)
        self.loose = None

    def _new_lead(self, block: Block) -> Unit | None:
        """What a list that begins at `block` hangs from."""
        lead = self.lead
        if lead is None or self._announces(lead):
            return lead
        if lead is self.units[-1] and self._goes_on(lead.end, block):
            lead.is_open = True
            return lead
        return None

    def _goes_on(self, end: int, block: Block) -> bool:
        """Whether a first item in small letters goes on with words that stop at `end`: "ensure that it (a) has"."""
        first = block.marker is not None and block.marker.value < 2
        stopped = self.view.shown[end - 1 : end] in ',"' or ends_a_sentence(
            self.view.shown[max(0, end - 20) : end]
        )
        return first and not stopped and self.view.shown[block.start].islower()

    def _read_again(self, style: str, value: int, styles: list[str]) -> str:
        """Tell "i)" the letter after "h)" from "i)" the first of a roman list."""
        if not style.startswith("roman") or style in styles:
            return style
        letter = {1: 9, 5: 22, 10: 24}.get(value)
        for known, _, last in reversed(self.levels):
            if known[0] in "aA" and letter is not None and last == letter - 1:
                return known
        return style

    def _depth(self, style: str, value: int) -> int | None:
        """The level an item goes on with; None when it opens a new one, as "1." does after "2. ... decided:"."""
        depths = [at for at, level in enumerate(self.levels) if level[0] == style]
        if not depths or value == 0:
            return depths[-1] if depths else None
        follows = [at for at in depths if self.levels[at][2] == value - 1]
        if follows:
            return follows[-1]
        if value == 1 and self.lead is not None and self._announces(self.lead):
            return None
        return depths[-1]

    def _opens_a_list(self) -> bool:
        return self.lead is not None and self._announces(self.lead)

    def _resumes(self, style: str, value: int) -> bool:
        """After a stray paragraph, "c)" goes on with the list that stopped at "b)"."""
        return any(
            known == style and (value == 0 or value == last + 1)
            for known, _, last in self.resumable
        )

    def _paragraph(self, block: Block, after: Block | None) -> None:
        if self.levels:
            self.resumable = self.levels
        else:
            self.resumable = []
        self.levels = []
        words = self.view.shown[block.start : block.end]
        loose = self.loose
        if loose is not None and self._is_loose_item(words, block):
            self._add(block, loose, after)
            if not words.endswith((";", ",", " y", " and", "; y", "; and")) and not self._all_short(
                words
            ):
                self.loose = None
            return
        self.loose = None
        self._add(block, None, after)
        last = self.units[-1]
        if self._announces(last) and words.endswith(":"):
            self.loose = last

    def _is_loose_item(self, words: str, block: Block) -> bool:
        return words.endswith((";", "; y", "; and", ", y", ", and")) or (
            bool(self.loose and self.loose.items) and not block.after_gap
        )

    def _all_short(self, words: str) -> bool:
        return False if words.endswith(".") else len(words) < _LONGEST_HEADING

    def _announces(self, unit: Unit) -> bool:
        start, end = unit.sentences[-1]
        return (
            _HANGS.search(self.view.folded, max(start, end - 40), end) is not None
            or unit.is_heading
        )

    def _add(self, block: Block, lead: Unit | None, after: Block | None) -> None:
        inline = self._inline(block)
        stop = inline[0][0] if inline else block.end
        label, start = self._label(block, stop)
        sentences = sentences_of(self.view, start, stop)
        unit = Unit(
            sentences or [(block.start, block.end)], block.marker is not None or lead is not None
        )
        unit.lead, unit.label = lead, label
        unit.is_heading = self._is_heading(block, lead, after)
        self.units.append(unit)
        if lead is not None:
            lead.items.append(unit)
        if not unit.is_heading or block.marker is None:
            self.lead = unit
        self._add_inline(inline, unit, block)

    def _label(self, block: Block, stop: int) -> tuple[Span | None, int]:
        match = _LABEL.match(self.view.shown, block.start, stop)
        if match is None or match.end() >= stop or stop - match.end() < 25:
            return None, block.start
        if _BEGINS.match(match.group()) and not _BEGINS.match(self.view.shown, match.end()):
            return None, block.start
        start, end = self.view.trimmed(match.start(), match.end())
        return (start, end), match.end()

    def _is_heading(self, block: Block, lead: Unit | None, after: Block | None) -> bool:
        words = self.view.shown[block.start : block.end]
        if lead is not None and block.marker is None:
            return False
        if words.isupper() and len(words) < _LONGEST_HEADING and lead is None:
            return True
        if ends_a_sentence(words) or len(words) > _LONGEST_HEADING or words.endswith(","):
            return False
        if block.marker is None:
            return _SPEAKS.match(self.view.folded, block.start, block.end) is None and not (
                after is not None
                and self._goes_on(block.end, after)
                and _CLAUSE.search(self.view.folded, block.start, block.end)
            )
        return lead is None and len(words.split()) <= 8 and not words[:1].islower()

    def _inline(self, block: Block) -> list[tuple[int, int]]:
        """Return (marker start, words start) of a list written inside the block: two marks in sequence, at least."""
        shown = self.view.shown
        found: list[tuple[int, int]] = []
        sequence: tuple[str, ...] = ()
        for match in _INLINE.finditer(shown, block.start, block.end):
            mark = match.group("mark") or match.group("dotted")
            if found and len(found) < len(sequence) and mark == sequence[len(found)]:
                found.append((match.start(), match.end()))
            elif mark in {"a", "i", "1"} and len(found) < 2:
                found = [(match.start(), match.end())]
                sequence = _sequence(mark)
        return found if len(found) > 1 else []

    def _add_inline(self, inline: list[tuple[int, int]], unit: Unit, block: Block) -> None:
        if inline:
            before = self.view.shown[max(unit.start, unit.end - 20) : unit.end]
            unit.is_open = not ends_a_sentence(before)
        for at, (_, start) in enumerate(inline):
            is_last = at + 1 == len(inline)
            stop = block.end if is_last else inline[at + 1][0]
            sentences = sentences_of(self.view, start, stop)
            if not sentences:
                continue
            rest = sentences[1:] if is_last else []
            item = Unit(sentences[:1] if is_last else sentences, True, False, unit)
            unit.items.append(item)
            self.units.append(item)
            if rest:
                self.units.append(Unit(rest))
                self.lead = self.units[-1]


def _sequence(mark: str) -> tuple[str, ...]:
    if mark == "a":
        return tuple("abcdefghijklmnopqrstuvwxyz")
    return _ROMANS if mark == "i" else tuple(str(number) for number in range(1, 40))
