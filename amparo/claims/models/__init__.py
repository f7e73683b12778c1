"""Rows of the public record. Every column is clear on purpose; ids of people of ours are opaque.

Who did something is empty where whoever owns the installation did it at its command line.
"""

from amparo.claims.models.claims import Citation, Cited, Claim, Link, Revision
from amparo.claims.models.imports import Import, ImportRow
from amparo.claims.models.owing import (
    Beneficiary,
    Component,
    Doing,
    Obligation,
    Said,
    Valuation,
    Voice,
)
from amparo.claims.models.parties import Party, Topic
from amparo.claims.models.proposals import Proposal, Suggestion

__all__ = [
    "Beneficiary",
    "Citation",
    "Cited",
    "Claim",
    "Component",
    "Doing",
    "Import",
    "ImportRow",
    "Link",
    "Obligation",
    "Party",
    "Proposal",
    "Revision",
    "Said",
    "Suggestion",
    "Topic",
    "Valuation",
    "Voice",
]
