"""Seccomp: calls that a parser never needs answer "not permitted", from network to starting a program.

Numbers from linux/arch/*/entry/syscalls tables; a machine of another make has the other walls.
"""

from __future__ import annotations

import ctypes
import platform
import struct
from dataclasses import dataclass

_PR_SET_SECCOMP, _FILTER = 22, 2
_LOAD, _EQUAL, _AT_LEAST, _BITS, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_EPERM, _ENOSYS = 1, 38
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
_WRITES = 0o1 | 0o2 | 0o100 | 0o1000  # write only, read and write, create, truncate
_CLONE_THREAD = 0x10000
_X32 = 0x40000000


@dataclass(frozen=True, slots=True)
class _Machine:
    """audit: its name to the kernel; opens: call to the place of its flags; clone: its number; never: refused calls."""

    audit: int
    opens: dict[int, int]
    clone: int
    never: str


# In both: socket, socketpair, connect, bind, execve, execveat, ptrace, reading another's memory, renames, folders,
# removals, links, nodes, truncate, bpf, keys, io_uring, perf, mount, unshare, setns, userfaultfd, openat2, pidfd_getfd.
_MACHINES = {
    "x86_64": _Machine(
        0xC000003E,
        {2: 1, 257: 2},
        56,
        "41 53 42 49 59 322 57 58 101 310 311 82 83 84 85 86 87 88 264 316 258 263 265 266"
        " 133 259 76 321 248 249 250 425 298 165 272 308 323 437 438",
    ),
    "aarch64": _Machine(
        0xC00000B7,
        {56: 2},
        220,
        "198 199 203 200 221 281 117 270 271 38 276 34 35 37 36 33 45 280 217 218 219 425 241"
        " 40 97 268 282 437 438",
    ),
}
_CLONE3 = 435


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))


def close(libc: ctypes.CDLL) -> bool:
    """Refuse those calls from now on; tell whether they are refused. Needs no_new_privs."""
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        return False
    code = _written(machine)
    program = _Program(len(code) // 8, code)
    done: int = libc.prctl(_PR_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0)
    return done == 0


def _written(machine: _Machine) -> bytes:
    """The filter as classic BPF: each test jumps to the refusal, or falls to the next."""
    refuse = _step(_RETURN, _ERRNO | _EPERM)
    allow = _step(_RETURN, _ALLOW)
    steps = [_step(_LOAD, _ARCHITECTURE), _step(_EQUAL, machine.audit, 1, 0), refuse]
    steps += [_step(_LOAD, _NUMBER), _step(_AT_LEAST, _X32, 0, 1), refuse]
    # Threads ask the older call instead, whose flags can be looked at.
    steps += [_step(_EQUAL, _CLONE3, 0, 1), _step(_RETURN, _ERRNO | _ENOSYS)]
    for number, place in machine.opens.items():
        flags = _step(_LOAD, _FIRST_ARGUMENT + 8 * place)
        steps += [_step(_EQUAL, number, 0, 4), flags, _step(_BITS, _WRITES, 0, 1), refuse, allow]
    flags = _step(_LOAD, _FIRST_ARGUMENT)
    steps += [_step(_EQUAL, machine.clone, 0, 4), flags, _step(_BITS, _CLONE_THREAD, 1, 0), refuse]
    steps.append(allow)
    for call in machine.never.split():
        steps += [_step(_EQUAL, int(call), 0, 1), refuse]
    return b"".join([*steps, allow])


def _step(code: int, value: int, if_so: int = 0, if_not: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_so, if_not, value)
