"""Landlock (Linux 5.13 and later): this process may read code and nothing else, and reach no other process.

The pepper, key files and passwords of the database belong to the same account, so closing descriptors is not enough.
Source: linux/Documentation/userspace-api/landlock.rst.
"""

from __future__ import annotations

import ctypes
import os
import sys
from contextlib import suppress
from pathlib import Path

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_VERSION_FLAG, _PATH_BENEATH = 1, 1
_READ = 1 << 2 | 1 << 3  # files, folders
_FILE = 1 << 2
# Rights that each version of the interface knows; asking for one it does not know is an error.
_FS_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}


class _Ruleset(ctypes.Structure):
    _fields_ = (("fs", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def close(libc: ctypes.CDLL) -> bool:
    """Close everything but code; tell whether it is closed. Needs no_new_privs."""
    version = libc.syscall(_CREATE, None, 0, _VERSION_FLAG)
    if version < 1:
        return False
    rules = _Ruleset((1 << _FS_RIGHTS.get(version, 16)) - 1, 3, 3)
    size = 8 if version < 4 else 16 if version < 6 else 24
    handle = libc.syscall(_CREATE, ctypes.byref(rules), size, 0)
    if handle < 0:
        return False
    for path in _code():
        with suppress(OSError):
            _allow(libc, handle, path)
    done: int = libc.syscall(_RESTRICT, handle, 0)
    os.close(handle)
    return done == 0


def _code() -> list[Path]:
    """The interpreter, its packages, ours, and what the loader needs."""
    ours = Path(__file__).resolve().parent.parent
    system = ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/local/lib", "/usr/share/zoneinfo")
    single = ("/etc/ld.so.cache", "/dev/null", "/dev/urandom", "/proc/cpuinfo", "/proc/meminfo")
    packages = [Path(one) for one in sys.path if one.endswith(("site-packages", "dist-packages"))]
    lib = Path(sys.base_prefix) / "lib"
    return [ours, *packages, lib, *map(Path, system), *map(Path, single)]


def _allow(libc: ctypes.CDLL, handle: int, path: Path) -> None:
    opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        rule = _Beneath(_READ if path.is_dir() else _FILE, opened)
        libc.syscall(_ADD, handle, _PATH_BENEATH, ctypes.byref(rule), 0)
    finally:
        os.close(opened)
