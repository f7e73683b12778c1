"""A procedure as a table: which act leads from which stage to which."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from types import MappingProxyType
from typing import Generic, TypeVar

from amparo.kernel.errors import Conflict

S = TypeVar("S", bound=Enum)
A = TypeVar("A", bound=Enum)


class IllegalMove(Conflict):
    """The procedure does not foresee “%(act)s” while it stands at “%(stage)s”."""


class Workflow(Generic[S, A]):
    """The lawful moves of one procedure; whatever is not in the table is refused."""

    def __init__(self, table: Mapping[tuple[S, A], S]) -> None:
        """Copy `table`: (stage, act) to the stage that follows."""
        self._table: Mapping[tuple[S, A], S] = MappingProxyType(dict(table))

    def after(self, stage: S, act: A) -> S:
        """Return the stage that `act` leads to; raises IllegalMove if none is foreseen."""
        try:
            return self._table[stage, act]
        except KeyError:
            raise IllegalMove(stage=stage.value, act=act.value) from None

    def allows(self, stage: S, act: A) -> bool:
        """Tell whether `act` is foreseen at `stage`."""
        return (stage, act) in self._table

    def actions_from(self, stage: S) -> tuple[A, ...]:
        """Return the acts foreseen at `stage`, in the order of the table."""
        return tuple(act for start, act in self._table if start == stage)

    def moves(self) -> Iterator[tuple[S, A, S]]:
        """Yield every (stage, act, next stage), in the order of the table."""
        for (stage, act), following in self._table.items():
            yield stage, act, following

    def unlawful(self, stages: Iterable[S], acts: Iterable[A]) -> Iterator[tuple[S, A]]:
        """Yield every pair of `stages` and `acts` that the table does not foresee."""
        every_act = tuple(acts)
        for stage in stages:
            for act in every_act:
                if (stage, act) not in self._table:
                    yield stage, act
