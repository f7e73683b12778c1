"""The forms in which a word could lie somewhere, and the search for them in files of any kind."""

import base64
import re
import subprocess
import zlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

_PACKED = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")
_PROBE, _LARGEST = 4096, 32 * 1024 * 1024
_LEAST = 8  # bytes; shorter than this, a form could be there by chance
_BOTH = 47  # zlib: gzip or zlib, by the header


def of_text(text: str) -> set[bytes]:
    """Every form of a text: three encodings, capitals, and base64 and hex of the first of them."""
    plain = text.encode()
    encoded = {plain, plain.upper(), text.encode("utf-16-le"), text.encode("utf-16-be")}
    return encoded | _written_as_letters(plain)


def of_secret(raw: bytes) -> set[bytes]:
    """Every form of random bytes: as they are, in base64 of both alphabets, in hex."""
    # A search by lines cannot hold a line break; what stands between two of them is long enough.
    pieces = sorted(raw.split(b"\n"), key=len)
    return {pieces[-1]} | _written_as_letters(raw)


def of_words(words: list[str]) -> set[bytes]:
    """A receipt whole, and each pair of neighbours, as they would be joined in a text, a list or a line."""
    found = of_text(" ".join(words))
    for pair in pairwise(words):
        for joint in (" ", ",", '", "', '","', "-", "+", "%20"):
            found.add(joint.join(pair).encode())
        found.add(" ".join(pair).encode("utf-16-le"))
    return found


def _written_as_letters(plain: bytes) -> set[bytes]:
    found = {plain.hex().encode(), plain.hex().upper().encode()}
    for shift in range(3):
        # The letters at both ends depend on the neighbours, so they are left out.
        padded = base64.b64encode(b"\0" * shift + plain + b"\0" * 2)
        inner = padded[-(-shift * 8 // 6) : (shift + len(plain)) * 8 // 6]
        found |= {inner, inner.replace(b"+", b"-").replace(b"/", b"_")}
    return found


class Needles:
    """What must be found nowhere, each form with the name of what it is a form of."""

    def __init__(self) -> None:
        self.names: dict[bytes, str] = {}

    def add(self, name: str, forms: Iterable[bytes]) -> None:
        for form in forms:
            assert len(form) >= _LEAST, (name, form)
            assert b"\n" not in form, name
            self.names[form] = name

    def within(self, data: bytes) -> set[str]:
        """Names of what is in these bytes."""
        return {name for form, name in self.names.items() if form in data}

    def in_files(self, paths: Iterable[Path], scratch: Path) -> dict[str, set[str]]:
        """Path to the names of what is in it, plain or packed; `scratch` is a folder not searched."""
        files = [path for path in paths if path.is_file() and not path.is_symlink()]
        forms, listed = scratch / "forms", scratch / "listed"
        forms.write_bytes(b"\n".join(self.names))
        listed.write_bytes(b"\0".join(bytes(path) for path in files))
        found: dict[str, set[str]] = {}
        for path in map(Path, _with_any(forms, listed)):
            found[str(path)] = self.within(path.read_bytes())
        for path in files:
            for unpacked in unpacked_members(_bytes_of(path)):
                if names := self.within(unpacked):
                    found.setdefault(str(path), set()).update(names)
        return found


def _with_any(forms: Path, listed: Path) -> Iterator[str]:
    command = [
        "xargs",
        "-0",
        "-r",
        "-a",
        str(listed),
        "grep",
        "-l",
        "-s",
        "-a",
        "-F",
        "-f",
        str(forms),
        "--",
    ]
    done = subprocess.run(
        command, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"}, capture_output=True, check=False
    )
    # 123: some file held nothing, or went away meanwhile, as temporary files do.
    assert done.returncode in (0, 123), done.stderr
    yield from done.stdout.decode().splitlines()


def unpacked_members(data: bytes) -> Iterator[bytes]:
    """Yield what every gzip or zlib member anywhere in these bytes unpacks to, at most 32 MB each."""
    for start in _PACKED.finditer(data):
        at = start.start()
        if len(_unpacked(data[at : at + _PROBE], _PROBE)) >= _LEAST:
            yield _unpacked(data[at:], _LARGEST)


def _unpacked(data: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj(_BOTH).decompress(data, most)
    except zlib.error:
        return b""


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # gone meanwhile
        return b""


def without(found: Mapping[str, set[str]], allowed: Mapping[str, set[str]]) -> dict[str, list[str]]:
    """What was found, less what is meant to stand in a file."""
    left = {path: sorted(names - allowed.get(path, set())) for path, names in found.items()}
    return {path: names for path, names in left.items() if names}
