"""Which words of a written name are given and which inherited, whatever the order they were typed in."""

from dataclasses import dataclass
from functools import lru_cache
from math import log

from amparo.linkage.names import Name, Word, parse
from amparo.linkage.register import Register

# How forms of so many words divide: words inherited, and how common the form is.
_FORMS: dict[int, tuple[tuple[int, float], ...]] = {
    1: ((1, 0.5), (0, 0.5)),
    2: ((1, 0.95), (2, 0.05)),
    3: ((2, 0.75), (1, 0.25)),
    4: ((2, 0.85), (1, 0.1), (3, 0.05)),
}
_LONGER = ((2, 0.85), (3, 0.08), (1, 0.07))
_GIVEN_FIRST = 0.75
_INITIAL = 0.75  # how often an initial stands for a given name


@dataclass(frozen=True, slots=True)
class Spoken:
    """A name with its roles. `optional` are surnames by marriage: their absence, or another instead, says nothing."""

    written: str
    given: tuple[Word, ...]
    surnames: tuple[Word, ...]
    optional: frozenset[Word] = frozenset()
    kind: str = ""
    words: frozenset[str] = frozenset()

    def exchanged(self, other: "Spoken") -> bool:
        """Return whether a given name of one is a surname of the other."""
        if not self.given or not other.given:
            return False
        ours = {word.root for word in self.surnames}
        theirs = {word.root for word in other.surnames}
        return any(word.root in theirs for word in self.given) or any(
            word.root in ours for word in other.given
        )

    def beside(self, whole: "Spoken") -> "Spoken":
        """Return this alias of one word as what the bearer of another name is called."""
        called = self.given + self.surnames
        return Spoken(
            self.written, called, whole.surnames, whole.optional, "", self.words | whole.words
        )

    def swapped(self) -> "Spoken":
        """Return the name as it stands when each was typed in the other's field."""
        return Spoken(self.written, self.surnames, self.given, frozenset(), "", self.words)


class Roles:
    """Tells the roles of names by one register; keeps the last answers, a bounded number."""

    def __init__(self, register: Register, kept: int = 1 << 17) -> None:
        self._register = register
        self.of = lru_cache(maxsize=kept)(self._of)

    def _of(self, written: str) -> Spoken:
        name = parse(written)
        roots = frozenset(found.root for found in name.words)
        if name.kind:
            return Spoken(written, (), name.words, frozenset(), name.kind, roots)
        start, end = self._inherited(name)
        optional = frozenset(name.words[place] for place in name.married if start <= place < end)
        given = name.words[:start] + name.words[end:]
        return Spoken(written, given, name.words[start:end], optional, "", roots)

    def _inherited(self, name: Name) -> tuple[int, int]:
        """Return where the surnames begin and end: before a comma, or where the words fit best."""
        count = len(name.words)
        if name.surnames_end or not count:
            return 0, name.surnames_end
        chances = [self._given(found) for found in name.words]
        best, found = -1e9, (0, count)
        for inherited, usual in _FORMS.get(count, _LONGER):
            for start, order in ((count - inherited, _GIVEN_FIRST), (0, 1 - _GIVEN_FIRST)):
                end = start + inherited
                fit = log(usual * order) + sum(
                    log(1 - chance if start <= place < end else chance)
                    for place, chance in enumerate(chances)
                )
                if fit > best:
                    best, found = fit, (start, end)
        return found

    def _given(self, found: Word) -> float:
        return _INITIAL if found.initial else self._register.givenness(found.root)
