"""A text made ready for rules: same words, plain signs, every character traceable to the original."""

import re
import unicodedata
from array import array
from dataclasses import dataclass

# Where the view is shorter or longer than the text: a word broken at a line's end, marks that stand
# after their letter, signs without width, ligatures, line ends of two characters, runs of blanks, letters
# that an editor put in brackets.
_BLANK = r"[ \t\u00a0\u2007\u2009\u202f\u3000]"
_IRREGULAR = re.compile(
    r"(?<=[^\W\d_])[-\u2010\u00ad][ \t]*\r?\n[ \t]*(?=[^\W\d_A-Z])"
    rf"|{_BLANK}+(?=\r?\n)|(?<=\n){_BLANK}+|{_BLANK}{{2,}}"
    r"|(?<=[a-z])\[(?P<late>[a-z]{1,8})\]|\[(?P<early>[A-Za-z]{1,3})\](?=[a-z])"
    r"|\r\n?|[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff\ufb00-\ufb06]"
)
_PLAIN = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'", "\u00b4": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n",
        "\u2010": "-", "\u2011": "-", "\u2012": "-",
        "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\u3000": " ", "\t": " ",
    }
)  # fmt: skip


class _Folding(dict[int, str]):
    """One character for one character: lower case, no accent, any white space a space."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char.isspace():
            folded = " "
        else:
            parts = [
                part
                for part in unicodedata.normalize("NFKD", char)
                if not unicodedata.combining(part)
            ]
            folded = (parts[0].lower() if parts else " ")[:1]
        self[code] = folded
        return folded


_FOLDED = _Folding()


@dataclass(frozen=True, slots=True)
class View:
    """`shown` and `folded` have the same length; `places[i]` is where their i-th character stands in the text."""

    shown: str
    folded: str
    places: "array[int]"

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the text that view characters `start` to `end` (not empty) stand for."""
        return self.places[start], self.places[end - 1] + 1

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Return the span without white space at its ends; `start == end` when nothing is left."""
        shown = self.shown
        while start < end and shown[start].isspace():
            start += 1
        while end > start and shown[end - 1].isspace():
            end -= 1
        return start, end


def view_of(text: str) -> View:
    """Return the view; linear in the text."""
    pieces: list[str] = []
    places: array[int] = array("L")
    done = 0
    for match in _IRREGULAR.finditer(text):
        pieces.append(text[done : match.start()])
        places.extend(range(done, match.start()))
        done = match.end()
        _irregular(match, pieces, places)
    pieces.append(text[done:])
    places.extend(range(done, len(text)))
    shown = "".join(pieces).translate(_PLAIN)
    return View(shown, shown.translate(_FOLDED), places)


_BLANKS = " \t\u00a0\u2007\u2009\u202f\u3000"


def _begins_line(match: re.Match[str]) -> bool:
    return match.start() == 0 or match.string[match.start() - 1] in "\r\n"


def _irregular(match: re.Match[str], pieces: list[str], places: "array[int]") -> None:
    found = match.group()
    if found in {"\r", "\r\n"}:
        pieces.append("\n")
        places.append(match.start())
    elif match.lastgroup:  # "decide[d]", "[r]equerir"
        group = match.lastgroup
        pieces.append(match.group(group))
        places.extend(range(match.start(group), match.end(group)))
    elif found[0] in _BLANKS:
        if (
            match.end() < len(match.string)
            and match.string[match.end()] not in "\r\n"
            and not _begins_line(match)
        ):
            pieces.append(" ")
            places.append(match.start())
    elif "\ufb00" <= found <= "\ufb06":
        opened = unicodedata.normalize("NFKD", found)
        pieces.append(opened)
        places.extend([match.start()] * len(opened))
    elif unicodedata.combining(found[0]) and pieces and pieces[-1]:
        joined = unicodedata.normalize("NFC", pieces[-1][-1] + found)
        pieces[-1] = pieces[-1][:-1] + joined[0]
