"""Law packs by name, by folder and by the edition a case was opened under."""

import os
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from amparo.law import archive, overlay
from amparo.law.crossings import crossings
from amparo.law.parts import SHAPES, digest, join, read_all, shape
from amparo.law.reading import Fault, PackFaulty
from amparo.law.schema import Pack

SHIPPED = Path(__file__).parent / "packs"
DEFAULT = "peru"


class NoSuchPack(LookupError):
    """There is no law pack by that name or edition."""


def folder_of(name: str) -> Path:
    """The folder of a shipped pack by its code, or of any pack by its path. Raises NoSuchPack."""
    for folder in (SHIPPED / name, Path(name)):
        if (folder / "pack.yaml").is_file():
            return folder
    shipped = ", ".join(sorted(p.name for p in SHIPPED.iterdir() if p.is_dir()))
    raise NoSuchPack(
        f"{name!r} is neither a shipped pack ({shipped}) nor a folder with a pack.yaml"
    )


def load(path: Path | str, data_dir: Path | None = None) -> Pack:
    """The pack in that folder, with this installation's verifications. Raises PackFaulty."""
    pack, faults = _read(Path(path))
    if pack is None or faults:
        raise PackFaulty(faults)
    return overlay.apply(pack, data_dir) if data_dir else pack


def check(path: Path | str) -> list[Fault]:
    """What is wrong with the pack in that folder: shape first, then references; nothing when it holds."""
    return _read(Path(path))[1]


def current() -> Pack:
    """The pack of AMPARO_LAW_PACK, kept in the archive of AMPARO_DATA_DIR when there is one."""
    return _current(chosen(), data_dir())


def at(code: str, edition: str) -> Pack:
    """The pack a case was opened under. Raises NoSuchPack."""
    return _at(code, edition, data_dir())


def forget() -> None:
    """Read again on the next call: after a verification, and between tests."""
    _current.cache_clear()
    _at.cache_clear()


def local_day(at: datetime) -> date:
    """The day it is where the current pack's law stands; in the evening of Lima UTC is a day ahead."""
    return at.astimezone(ZoneInfo(current().meta.zone)).date()


def chosen() -> str:
    """The pack that AMPARO_LAW_PACK names, by code or folder; peru when it names none."""
    return os.environ.get("AMPARO_LAW_PACK") or DEFAULT


def data_dir() -> Path | None:
    """The folder of AMPARO_DATA_DIR, or None when the variable is not set."""
    given = os.environ.get("AMPARO_DATA_DIR")
    return Path(given) if given else None


@lru_cache(maxsize=4)
def _current(name: str, data: Path | None) -> Pack:
    folder = folder_of(name)
    pack = load(folder, data)
    if data:
        archive.keep(pack, folder, data)
    return pack


@lru_cache(maxsize=32)
def _at(code: str, edition: str, data: Path | None) -> Pack:
    now = _current(chosen(), data)
    if now.code == code and edition in (now.edition, now.version):
        return now
    folder = archive.find(code, edition, data) if data else None
    if folder is None:
        raise NoSuchPack(f"no archived edition {edition} of law pack {code}")
    return load(folder, data)


def _read(folder: Path) -> tuple[Pack | None, list[Fault]]:
    sources = read_all(folder)
    parts, faults = {}, []
    for name, model in SHAPES.items():
        part, wrong = shape(sources[name], model)
        faults += wrong
        if part is not None:
            parts[name] = part
    if faults or len(parts) < len(SHAPES):
        return None, faults
    pack = join(parts, digest(folder))
    return pack, crossings(pack, sources)
