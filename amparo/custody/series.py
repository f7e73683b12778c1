"""Series: very many small values of a file, each sealed on its own, in tables of other apps.

Sheets are all opened at each opening, stated one by one in the ledger, and sealed anew when their
envelope's key is renewed: a million rows bear none of the three. A row of a series is written once
and never changed; its app states a block of rows by one mark. The keys of a series are themselves
sheets of the envelope, so whoever opens the envelope has them. After somebody lost the envelope the
next rows get a new key; rows from before keep theirs, which that somebody could have copied.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from uuid import UUID

from amparo.crypto import sealing
from amparo.crypto.errors import CryptoFailure
from amparo.custody import vault
from amparo.custody.errors import DoesNotMatch, NothingToOpen
from amparo.custody.models import Envelope, Sheet

if TYPE_CHECKING:
    from amparo.custody.deeds import Deed
    from amparo.custody.opening import OpenFile

SERIES: Final = "series_key"
"""The name of the sheets that hold a series' keys."""


@dataclass(frozen=True, slots=True)
class Sealer:
    """Seals new rows of one part of a file, under its newest key."""

    part: str
    key_id: bytes
    _key: sealing.Key = field(repr=False)

    def seal(self, place: tuple[str, str], row: UUID, version: int, text: bytes) -> bytes:
        """The wire of a value; `place` is the table and the field that it will stand in."""
        ad = sealing.associated_data(place[0], row, place[1], version, self.key_id)
        return sealing.seal(self._key, text, ad)


class Unsealer:
    """Opens rows of the parts of a file that are open; as short-lived as the opening."""

    def __init__(self, keys: dict[bytes, sealing.Key]) -> None:
        self._keys = keys
        self._opens: dict[tuple[bytes, str, str], Callable[[bytes, int, bytes], bytes]] = {}

    def unseal(
        self, place: tuple[str, str], key_id: bytes, row: UUID, version: int, wire: bytes
    ) -> bytes:
        """Raises NothingToOpen without that key, DoesNotMatch when moved, rolled back or changed."""
        opens = self._opens.get((key_id, *place))
        if opens is None:
            if key_id not in self._keys:
                raise NothingToOpen
            opens = sealing.unsealer(self._keys[key_id], *place)
            self._opens[key_id, *place] = opens
        try:
            return opens(row.bytes, version, wire)
        except CryptoFailure as failure:
            raise DoesNotMatch(what="row") from failure


def sealer(deed: Deed, part: str) -> Sealer:
    """The newest key of a part's series, made when there is none or the envelope's key is newer.

    An envelope that somebody lost gets its new key here first, though nobody opened it since.

    Raises NothingToOpen when the actor's desks do not hold that part of the file.
    """
    envelope = _envelope(deed, part)
    deed.freshen(envelope)
    known = _keys(deed, envelope)
    fresh = [key for key, under in known if under == bytes(envelope.key_id)]
    key = fresh[-1] if fresh else _new_key(deed, envelope)
    return Sealer(part, sealing.key_id(key), key)


def unsealer_of(deed: Deed, part: str) -> Unsealer:
    """What opens the rows of a part within an act on the file. Raises NothingToOpen."""
    known = _keys(deed, _envelope(deed, part))
    return Unsealer({sealing.key_id(key): key for key, _ in known})


def unsealer(file: OpenFile) -> Unsealer:
    """What opens the rows of every part that is open of a file."""
    found = [
        _key_in(sheet.value)[0]
        for envelope in file.envelopes
        for sheet in envelope.sheets
        if sheet.field == SERIES
    ]
    return Unsealer({sealing.key_id(key): key for key in found})


def _envelope(deed: Deed, part: str) -> Envelope:
    found = Envelope.objects.filter(file_id=deed.the_file(), kind=part, about=None).first()
    if found is None:
        raise NothingToOpen
    return found


def _keys(deed: Deed, envelope: Envelope) -> list[tuple[sealing.Key, bytes]]:
    """Every key of the series, oldest first, each with the id of the envelope's key when it was made."""
    outer = deed.key_of(envelope)
    sheets = Sheet.objects.filter(envelope=envelope, field=SERIES).order_by("written_at", "id")
    return [_key_in(vault.read_sheet(sheet, envelope, outer)) for sheet in sheets]


def _key_in(value: vault.Value) -> tuple[sealing.Key, bytes]:
    key, under = (base64.b64decode(str(value[name])) for name in ("key", "under"))
    return sealing.Key(key), under


def _new_key(deed: Deed, envelope: Envelope) -> sealing.Key:
    key = sealing.new_key()
    both = {"key": key, "under": bytes(envelope.key_id)}
    deed.write_to(
        envelope, SERIES, {name: base64.b64encode(part).decode() for name, part in both.items()}
    )
    return key
