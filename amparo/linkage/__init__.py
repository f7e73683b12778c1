"""Which records speak of one person: search by name and Fellegi-Sunter comparison, in memory, without input or output.

The cards are opened by the caller in a member's session and live as long as the index. Nothing decides: a match is a
proposal with its reasons, field by field, and a person joins or keeps apart.
"""

from amparo.linkage.cards import Card, Field, Hit, Match, Pair
from amparo.linkage.gathering import Gathering
from amparo.linkage.index import Index
from amparo.linkage.learning import learn
from amparo.linkage.weights import DEFAULT, PROPOSED, Weights

__all__ = [
    "DEFAULT",
    "PROPOSED",
    "Card",
    "Field",
    "Gathering",
    "Hit",
    "Index",
    "Match",
    "Pair",
    "Weights",
    "learn",
]
