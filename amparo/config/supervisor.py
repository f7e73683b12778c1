"""All processes of one machine: started in order, watched, and stopped as whole groups."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from urllib.error import URLError

from amparo.config import beside, doors
from amparo.config.database.birth import Kind
from amparo.config.database.cluster import Cluster
from amparo.config.database.server import Server, start
from amparo.config.loopback import taken
from amparo.config.parting import end_with_parent
from amparo.config.preparing import prepare
from amparo.config.shell import CommandRefused, is_embedded

HOST = "127.0.0.1"
_READY_S, _STOP_S = 120.0, 15.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What to run: the data folder, the port of each door, and what kind of installation it is.

    beside  ports of the portal and the desk of an organisation that a demonstration starts beside itself
    """

    home: Path
    portal_port: int
    desk_port: int
    kind: Kind
    profile: str = "mechanism"
    beside: tuple[int, int] | None = None

    @property
    def doors(self) -> dict[doors.Door, int]:
        """Ports by door."""
        return {"portal": self.portal_port, "desk": self.desk_port}

    @property
    def addresses(self) -> dict[str, str]:
        """Addresses by door."""
        return {door: f"http://{HOST}:{port}" for door, port in self.doors.items()}

    @property
    def portal(self) -> str:
        """Address of the public door."""
        return f"http://{HOST}:{self.portal_port}"

    @property
    def desk(self) -> str:
        """Address of the staff door."""
        return f"http://{HOST}:{self.desk_port}"

    @property
    def announcement(self) -> Path:
        """The file that says where the demonstration answers and who may enter."""
        return self.home / "demo.json"


class Stopped(Exception):
    """We were asked to stop."""


@dataclass(slots=True)
class Group:
    """The child processes, each the leader of a process group of its own."""

    children: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    def begin(self, name: str, command: list[str], variables: dict[str, str]) -> None:
        """Start one child that ends when we do."""
        parent = os.getpid()
        self.children[name] = subprocess.Popen(
            command, env=os.environ | variables, stdin=subprocess.DEVNULL, start_new_session=True,
            preexec_fn=lambda: end_with_parent(signal.SIGTERM, parent),  # noqa: PLW1509 - we have one thread
        )  # fmt: skip

    def dead(self) -> str | None:
        """Return the name of a child that has ended, if any."""
        return next(
            (name for name, child in self.children.items() if child.poll() is not None), None
        )

    def stop(self) -> None:
        """End every group: politely, then by force; a leader that died early may have left its workers."""
        for blow, patience in ((signal.SIGTERM, _STOP_S), (signal.SIGKILL, 5.0)):
            for child in self.children.values():
                with suppress(ProcessLookupError, PermissionError):
                    os.killpg(child.pid, blow)
            end = time.monotonic() + patience
            while time.monotonic() < end and any(
                _group_lives(child) for child in self.children.values()
            ):
                time.sleep(0.05)


def supervise(plan: Plan) -> int:
    """Run everything until stopped; return 0 when asked to stop, 1 when a process ended by itself.

    Raises CommandRefused when a port is taken, and whatever the preparation refuses.
    """
    for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(sign, _ask_to_stop)
    plan.announcement.unlink(missing_ok=True)
    ports = (*plan.doors.values(), *(plan.beside or ()))
    if busy := taken(HOST, ports):
        raise CommandRefused(
            f"Port {busy[0]} is taken by another program. Choose others (PORTAL_PORT=, DESK_PORT=,"
            " ORGANISATION_PORT=)."
        )
    group = Group()
    try:
        with ExitStack() as stack:
            stack.callback(plan.announcement.unlink, missing_ok=True)
            stack.callback(_undisturbed, group.stop)
            if plan.beside:
                beside.begin(group.begin, plan.home, plan.beside)
            server = _database(plan, stack)
            facts = prepare(plan.home, plan.kind, plan.portal, plan.desk, datetime.now(UTC))
            _begin(plan, group)
            _until_ready(plan, group, server)
            if plan.beside:
                facts["organisation"] = beside.announced(plan.home, group.dead)
            if plan.kind == "demonstration":
                announce(plan, facts)
            _say(_told(plan))
            return _watch(group, server)
    except Stopped:
        return 0


def announce(plan: Plan, facts: dict[str, object]) -> None:
    """Write `demo.json` at once and whole, readable by our own account alone."""
    partial = plan.announcement.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump({**plan.addresses, **facts}, file, ensure_ascii=False, indent=1)
    partial.rename(plan.announcement)


def _database(plan: Plan, stack: ExitStack) -> Server | None:
    if not is_embedded():
        return None
    server = start(Cluster(plan.home))
    if server.ours:
        stack.callback(_undisturbed, server.stop)
    return server


def _begin(plan: Plan, group: Group) -> None:
    variables = child_variables(plan)
    for door, port in plan.doors.items():
        group.begin(door, doors.command(door, HOST, port), variables)
    group.begin("worker", [str(Path(sys.executable).with_name("amparo")), "worker"], variables)


def child_variables(plan: Plan) -> dict[str, str]:
    """Return what children get of the environment: never the owner's name or password."""
    variables = {"AMPARO_DATA_DIR": str(plan.home), "AMPARO_PROFILE": plan.profile}
    if not is_embedded():
        before, _, after = os.environ["AMPARO_DATABASE_URL"].strip().partition("://")
        variables["AMPARO_DATABASE_URL"] = f"{before}://{after.rpartition('@')[2]}"
        variables["AMPARO_DATABASE_PASSWORD"] = variables["AMPARO_DATABASE_PASSWORD_FILE"] = ""
    return variables


def _until_ready(plan: Plan, group: Group, server: Server | None) -> None:
    end = time.monotonic() + _READY_S
    waiting = plan.addresses
    while waiting:
        if (name := group.dead()) is not None or (server is not None and not server.alive()):
            raise CommandRefused(
                f"The {name or 'database'} ended before it answered; its reason stands above."
            )
        if time.monotonic() > end:
            raise CommandRefused(
                f"The {', '.join(waiting)} did not answer within {_READY_S:.0f} seconds."
            )
        waiting = {name: address for name, address in waiting.items() if not _answers(address)}
        time.sleep(0.1)


def _watch(group: Group, server: Server | None) -> int:
    while True:
        if server is not None and not server.alive():
            _say(
                "The database ended by itself; stopping everything. Its log: postgres.log in the data folder."
            )
            return 1
        if (name := group.dead()) is not None:
            _say(f"The {name} ended by itself; stopping everything.")
            return 1
        time.sleep(0.2)


def _told(plan: Plan) -> str:
    shown = [f"{door.capitalize()} {address}" for door, address in plan.addresses.items()]
    if plan.beside:
        shown.append(f"Organisation http://{HOST}:{plan.beside[0]} http://{HOST}:{plan.beside[1]}")
    return "   ".join([*shown, "(Ctrl-C stops everything)"])


def _answers(address: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{address}/salud", timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def _group_lives(child: "subprocess.Popen[bytes]") -> bool:
    child.poll()
    try:
        os.killpg(child.pid, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def _undisturbed(stop: Callable[[], None]) -> None:
    """Clean up to the end whatever the impatience of the person at the keyboard."""
    for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(sign, signal.SIG_IGN)
    stop()


def _ask_to_stop(_number: int, _frame: FrameType | None) -> None:
    raise Stopped


def _say(line: str) -> None:
    print(line, flush=True)
