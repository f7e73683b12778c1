"""The Reader: proposes claims of the text of public documents in Spanish and English, by rules anyone can read.

Pure: no Django, no clock, no input or output, no model to download. It proposes; a person decides.
Knows nothing of sources, parties or obligations: it gives spans of the text with what they seem to claim, and why.
"""

from amparo.reading.language import language_of
from amparo.reading.proposal import Kind, Proposal
from amparo.reading.reader import read

__all__ = ["Kind", "Proposal", "language_of", "read"]
