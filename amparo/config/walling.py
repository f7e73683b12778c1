"""Which walls stand around the child that reads files of strangers, in words for `amparo doctor`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from amparo.config.finding import Finding

_WALLS = {
    "limits": (
        "limits on memory, processor, time and output",
        "See the limits that the service manager sets for the desk's door.",
    ),
    "network": (
        "a network of its own, which leads nowhere",
        "Allow user namespaces to the account of the desk's door: sysctl kernel.unprivileged_userns_clone=1, and where"
        " AppArmor restricts them kernel.apparmor_restrict_unprivileged_userns=0; in a container, its own setting.",
    ),
    "landlock": (
        "Landlock: it reads code and no other file",
        "Run Linux 5.13 or newer with landlock among its security modules (the kernel's option lsm=).",
    ),
    "seccomp": (
        "seccomp: no connection, no program started, nothing written",
        "Run a kernel with seccomp filters on x86_64 or aarch64.",
    ),
}
_POSSIBLE = {
    "read": "list the folders of this machine",
    "write": "write",
    "connect": "make a connection",
    "start": "start a process",
    "look": "look into the process that started it",
}


def around_children() -> list[Finding]:
    """Start a child, let it try its walls, and say what stands. One third of a second."""
    from amparo import bounded

    try:
        standing, possible = bounded.standing()
    except bounded.ChildFailed as failed:
        what = f"Files of strangers cannot be read: no child could be started ({type(failed).__name__})."
        to_do = "Pieces of evidence are still received, and neither examined nor copied until this is mended."
        return [Finding(good=False, what=what, to_do=to_do)]
    return list(told(standing, possible))


def told(standing: Iterable[str], possible: Iterable[str]) -> Iterator[Finding]:
    """One finding for the walls that stand, one for each that does not, one for what a child could do all the same."""
    stand, could = {*standing}, [_POSSIBLE[name] for name in _POSSIBLE if name in {*possible}]
    words = "; ".join(said for name, (said, _) in _WALLS.items() if name in stand)
    yield Finding(good=True, what=f"Around the child that reads files of strangers stand: {words}.")
    for name, (said, to_do) in _WALLS.items():
        if name not in stand:
            yield Finding(good=False, what=f"A wall around it is missing ({said}).", to_do=to_do)
    if could:
        what = f"A parser that a hostile file took over could {', '.join(could)}."
        yield Finding(
            good=False, what=what, to_do="Mend the walls above, or examine no evidence here."
        )
