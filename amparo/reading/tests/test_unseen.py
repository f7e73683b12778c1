"""The Reader on invented documents of ten forms that were marked by people before it ever read them.

Its rules were changed after it first read them, never by their words: what they showed went into general
grammar, held in test_constructions.py on other sentences. The floors below are of the rules as they are now.
"""

from pathlib import Path

import pytest
import yaml

from amparo.kernel.text import fold
from amparo.reading import read
from amparo.reading.evaluation import Marked, Score, score

FOLDER = Path(__file__).parent / "unseen"
ARTICLES = ("", "the ", "el ", "la ", "los ", "las ")


class Document:
    """A text, what must be proposed of it, and what may be proposed and counts neither way."""

    def __init__(self, path):
        facts = yaml.safe_load(path.read_text(encoding="utf-8"))
        self.name, self.facts = path.stem, facts
        self.text = path.with_suffix(".txt").read_bytes().decode()
        self.marked = [self.claim(row) for row in facts["marked"]]
        self.may = [self.claim(row) for row in facts.get("may", [])]
        self.dues = {str(row["due"]) for row in facts["marked"] if "due" in row}
        self.proposals = read(self.text)

    def claim(self, row):
        ways = list(self.facts["parties"][row["to"]])
        # A promise is addressed to whoever makes it, as the record has it, or to whom it is made.
        if row["kind"] == "promise":
            ways += self.facts["parties"][row.get("by", self.facts["issuer"])]
        names = frozenset(fold(article + way) for way in ways for article in ARTICLES)
        return Marked(row["start"], row["end"], row["kind"], (names,))

    @property
    def score(self):
        counted = [
            one
            for one in self.proposals
            if score([one], self.marked).found or not score([one], self.may).found
        ]
        return score(counted, self.marked)


@pytest.fixture(scope="module")
def documents():
    return [Document(path) for path in sorted(FOLDER.glob("*.yaml"))]


def test_a_span_is_marked_without_the_space_around_it(documents):
    assert len(documents) == 10
    for document in documents:
        for claim in (*document.marked, *document.may):
            words = document.text[claim.start : claim.end]
            assert words == words.strip() != "", document.name


def test_the_reader_holds_on_documents_it_was_not_written_for(documents):
    total = sum((document.score for document in documents), Score())
    told = "\n".join(f"{document.name}: {document.score}" for document in documents)
    assert total.recall >= 0.84, told
    assert total.precision >= 0.85, told
    assert total.kind >= 0.77, told
    assert total.addressee >= 0.84, told


def test_the_reader_invents_no_due_date(documents):
    for document in documents:
        given = {one.due.isoformat() for one in document.proposals if one.due}
        assert given <= document.dues, document.name
