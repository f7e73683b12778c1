"""Both papers of a report, made in memory from the sheet it was built as: the same sheet gives the same bytes."""

from amparo.missions.papers.pdf import pdf
from amparo.missions.papers.word import word

__all__ = ["pdf", "word"]
