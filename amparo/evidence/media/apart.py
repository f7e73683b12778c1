"""Asking a child to work on a file, and its end in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from amparo import bounded
from amparo.bounded.limits import MEGABYTE
from amparo.evidence.media import errors
from amparo.evidence.media.errors import MediaRefused

# What one piece of work may take: reading and drawing are short, coding a video again is not. Three hundred pages full
# of letters, or fifteen minutes of video in high definition, fit into the last.
SHORT = bounded.Limits(memory=1024 * MEGABYTE, cpu=20, clock=40, output=100 * MEGABYTE)
LONG = bounded.Limits(memory=2048 * MEGABYTE, cpu=240, clock=300, output=1024 * MEGABYTE)
HIDING = bounded.Limits(memory=2048 * MEGABYTE, cpu=900, clock=1200, output=600 * MEGABYTE)
_REFUSALS = {
    one.code: one
    for one in vars(errors).values()
    if isinstance(one, type) and issubclass(one, MediaRefused)
}


def work(
    act: str,
    given: bytes | Iterable[bytes],
    params: Mapping[str, object] | None = None,
    limits: bounded.Limits = SHORT,
    sink: Callable[[bytes], object] | None = None,
) -> bounded.Answer:
    """Run `act` of `child.reader` apart. Raises a MediaRefused that says why, or ReaderUnavailable."""
    try:
        return bounded.run(f"amparo.evidence.media.child.reader:{act}", given, params, limits, sink)
    except bounded.TurnedDown as turned:
        raise _REFUSALS.get(turned.code, errors.MediaDamaged)(**turned.params) from turned
    except bounded.Unstartable as error:
        raise errors.ReaderUnavailable from error
    except bounded.Crashed as error:
        raise errors.ReaderFell from error
    except bounded.ChildFailed as error:
        raise errors.TakesTooMuch(limit=str(limits.cpu)) from error
