"""References between the parts of a pack: a code that is used must exist, and the parts must agree."""

from amparo.law.reading import Fault, Source
from amparo.law.schema import Pack


def crossings(pack: Pack, sources: dict[str, Source]) -> list[Fault]:
    """Every reference that leads nowhere and every pair of parts that disagree."""
    return []
