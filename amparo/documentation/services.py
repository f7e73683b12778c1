"""Every act on collections and vocabularies, by one name."""

from amparo.documentation.acts.collections import found_collection, share_collection, take_back
from amparo.documentation.acts.erasing import erase, erasure
from amparo.documentation.acts.splitting import Cut, split
from amparo.documentation.acts.tables import import_terms, undo_terms
from amparo.documentation.acts.terms import keep_term, retire_term
from amparo.documentation.acts.writing import (
    change,
    enter,
    enter_and_change,
    enter_stream,
    withdraw,
)

__all__ = [
    "Cut", "change", "enter", "enter_and_change", "enter_stream", "erase", "erasure", "found_collection",
    "import_terms", "keep_term", "retire_term", "share_collection", "split", "take_back", "undo_terms", "withdraw",
]  # fmt: skip
