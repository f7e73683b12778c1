"""Lines joined again into the paragraphs and items they were before somebody wrapped them."""

from dataclasses import dataclass

from amparo.reading.lines import Line, Marker, lines_of
from amparo.reading.view import View

_ENDS = (".", ":", ";", "!", "?", "…")
_CLOSERS = "\"')]*"
_UNWRAPPED = 180


@dataclass(slots=True)
class Block:
    """A paragraph or an item: its words `start:end` in the view, without the marker."""

    start: int
    end: int
    marker: Marker | None = None
    after_gap: bool = False


def ends_a_sentence(words: str) -> bool:
    """Whether the words stop as a sentence, a lead-in or an item does."""
    return words.rstrip(_CLOSERS + "0123456789 ").endswith(_ENDS)


def blocks_of(view: View) -> list[Block]:
    """Return paragraphs and items in order."""
    lines = lines_of(view)
    width = _wrap_width(lines)
    blocks: list[Block] = []
    gap = True
    last: Line | None = None
    for line in lines:
        if line.is_blank:
            gap = True
            continue
        if blocks and blocks[-1].start == blocks[-1].end and line.marker is None:
            blocks[-1].start, blocks[-1].end = line.start, line.end  # its marker stood alone
        elif last is not None and blocks and _goes_on(view, last, line, gap, width):
            blocks[-1].end = line.end
        else:
            blocks.append(Block(line.body, line.end, line.marker, gap))
        gap, last = False, line
    return [block for block in blocks if block.start < block.end]


def _wrap_width(lines: list[Line]) -> int:
    """The width at which this text wraps its lines, 0 when a line is a whole paragraph."""
    lengths = sorted(line.end - line.start for line in lines if not line.is_blank)
    if len(lengths) < 4 or lengths[int(len(lengths) * 0.95)] > _UNWRAPPED:
        return 0
    return lengths[int(len(lengths) * 0.8)]


def _goes_on(view: View, last: Line, line: Line, gap: bool, width: int) -> bool:
    """Whether `line` continues the paragraph that `last` is of."""
    words = view.shown[last.start : last.end]
    first = view.shown[line.start]
    if line.marker is not None and not _is_false_marker(view, last, line, gap):
        return False
    stopped = ends_a_sentence(words)
    if gap:  # a page break or a note in the middle of a sentence
        return not stopped and (first.islower() or words.endswith(",")) and len(words) > 30
    if not stopped and (first.islower() or words.endswith((",", "-"))):
        return True
    if not width or len(words) < width * 0.6:
        return False
    if words.isupper() != view.shown[line.start : line.end].isupper():
        return False
    return not (stopped and words.endswith((":", ";"))) or first.islower()


def _is_false_marker(view: View, last: Line, line: Line, gap: bool) -> bool:
    """A line that wraps before "- " or "2019) " has no item: the words before it have not ended."""
    if gap or line.marker is None:
        return False
    words = view.shown[last.start : last.end]
    if ends_a_sentence(words) or words.endswith(","):
        return False
    style = line.marker.style
    if style == "small":
        return True
    if style in {"bullet-", "bullet–", "bullet—"}:
        return last.marker is None and view.shown[line.body].islower()
    return style[0] == "n" and line.marker.value > 40 and view.shown[line.body].islower()
