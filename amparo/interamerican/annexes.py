"""Everything that is written in a file that leaves, or that comes: read in a bounded child, part by part."""

from __future__ import annotations

from amparo import bounded
from amparo.interamerican.errors import AnnexUnreadable
from amparo.library import limits
from amparo.library.errors import ReaderUnavailable

_READER = "amparo.library.extracting.beside:read"
# What stands beside a text may be many times the text: each part is read in every way that people write.
_LIMITS = bounded.Limits(
    limits.CHILD_BYTES, limits.CHILD_CPU_SECONDS, limits.CHILD_SECONDS, 8 * limits.UNPACKED_BYTES
)


def written(content: bytes) -> tuple[str, str]:
    """All that is written in a document, and how the name of such a file ends.

    Raises AnnexUnreadable for one of which nobody can know that, ReaderUnavailable.
    """
    try:
        answer = bounded.run(_READER, content, limits=_LIMITS)
    except bounded.Unstartable as error:
        raise ReaderUnavailable from error
    except bounded.ChildFailed as error:
        raise AnnexUnreadable from error
    return answer.body.decode("utf-8", errors="replace"), str(answer.facts["ending"])
