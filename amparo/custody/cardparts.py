"""The cards of a search a part at a time: a large register is gone through file by file, over several requests.

Each part is a search of its own: with its entry, its limit, and only what its member may know by then.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from amparo.crypto import sealing
from amparo.custody import cards, cardwires, rows
from amparo.custody.cardwires import OpenCard
from amparo.custody.models import Envelope
from amparo.custody.naming import NAMED
from amparo.custody.principals import Opener
from amparo.custody.registers import Holders
from amparo.custody.selectors import files_of

# Read at once: to know which of a register's files a member may know costs as much for few as for many.
READ = 100_000
AT_ONCE = 10_000
_ROW = f"SELECT uuid_send(envelope_id), {cardwires.ROW} FROM custody_card"  # noqa: S608 - a query of our own
_Rows = list[tuple[bytes, bytes]]


@dataclass(slots=True)
class Part:
    """Cards in the order of their files, some thousand at once and each file's together; read as far as one likes.

    looked  how many were read so far in this part, opened or not
    after   the file after which the next begin; None once all were read
    broken  ids of cards that are not what was recorded; they are left out
    """

    _opener: Opener = field(repr=False)
    _keys: dict[Envelope, sealing.Key] = field(repr=False)
    _at: datetime
    after: UUID | None
    looked: int = 0
    broken: list[UUID] = field(default_factory=list)

    def count(self) -> int:
        """How many cards there are in all that the member may know."""
        where, values = self._known()
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM custody_card{where}", values)  # noqa: S608 - a query of our own, with its values apart
            return int(cursor.fetchone()[0])

    def chunks(self) -> Iterator[list[OpenCard]]:
        """What follows, some thousand cards at once."""
        more = True
        while more:
            found = self._rows("file_id > %s", [self.after or UUID(int=0)], READ)
            more = len(found) == READ
            if more:
                card, last = (UUID(bytes=found[-1][1][start : start + 16]) for start in (0, 16))
                found += self._rows("file_id = %s AND id > %s", [last, card])
            for some, end in _slices(found, AT_ONCE):
                self.looked += len(some)
                self.after = None if end and not more else _file(some[-1])
                yield self._opened(some, self.broken)

    def again(self, ids: Collection[UUID]) -> list[OpenCard]:
        """Cards that an earlier part opened, as they stand now; those that may no longer be known are left out."""
        return self._opened(self._rows("id = ANY(%s)", [list(ids)]), [])

    def _opened(self, read: _Rows, broken: list[UUID]) -> list[OpenCard]:
        found: list[OpenCard] = []
        for envelope, key in self._keys.items():
            ours, missed = envelope.id.bytes, list[UUID]()
            found += cardwires.unsealed((row for of, row in read if of == ours), key, missed)
            if missed and (anew := cards.renewed_meanwhile(envelope, self._opener, self._at)):
                now, missed = self._rows("id = ANY(%s)", [missed]), []
                found += cardwires.unsealed((row for of, row in now if of == ours), anew, missed)
            broken += missed
        if len(self._keys) > 1:
            found.sort(key=lambda card: (card.place[16:32], card.place[:16]))
        return found

    def _rows(self, which: str, values: list[Any], most: int | None = None) -> _Rows:
        where, known = self._known()
        query = f"{_ROW}{where} AND {which} ORDER BY file_id, id LIMIT %s"
        return rows.fetched(query, [*known, *values, most])

    def _known(self) -> tuple[str, list[Any]]:
        visible, values = files_of(self._opener, NAMED).query.sql_with_params()
        registers = [envelope.id for envelope in self._keys]
        return f" WHERE envelope_id = ANY(%s) AND file_id IN ({visible})", [registers, *values]


def _slices(found: _Rows, size: int) -> Iterator[tuple[_Rows, bool]]:
    """Slices of about that size, each file's rows together, and whether it is the last; one where there are no rows."""
    begin = 0
    while True:
        end = begin + size
        while begin < end < len(found) and _file(found[end]) == _file(found[end - 1]):
            end += 1
        yield found[begin:end], end >= len(found)
        begin = end
        if begin >= len(found):
            return


def _file(row: tuple[bytes, bytes]) -> UUID:
    return UUID(bytes=row[1][16:32])


def open_part(
    opener: Opener,
    purpose: str,
    at: datetime,
    after: UUID | None,
    *,
    holders: Holders | None = None,
) -> Part:
    """The cards that follow those of a file, or all; with an entry `search`. Raises as `cards.open_cards`."""
    codes = {"part": "next"} if after else {}
    return Part(opener, cards.begun(opener, purpose, at, holders, codes), at, after)
