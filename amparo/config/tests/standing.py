"""A real installation made by the real command line, served once for the whole run of these tests."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

PASSWORD = "cuatro palabras de prueba"
# Set up once as the owner, then one child a command: what every command would spend on starting is spent once.
_WARM = """
import json, os, sys
from amparo.config.cli import main, parser
from amparo.config.shell import become
become("owner")
from amparo.law import packs
packs.current(), parser()
for line in sys.stdin:
    words, out, err = json.loads(line)
    child = os.fork()
    if child == 0:
        for path, number in ((os.devnull, 0), (out, 1), (err, 2)):
            os.dup2(os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), number)
        try:
            code = main(words)
        except SystemExit as end:
            code = end.code
        sys.stdout.flush(), sys.stderr.flush()
        os._exit(code)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
# What only doors do, played by the owner: a deposit that two desks and a receipt hold.
_DEPOSIT = """
import sys
from datetime import UTC, datetime
from uuid import uuid4
from amparo.config.shell import become
become("owner")
from django.db import transaction
from amparo.accounts import directory
from amparo.accounts.models import Desk
from amparo.custody import ledger, sealing
from amparo.custody.filerows import row_mark
from amparo.intake.models import Request
at = datetime.now(UTC).replace(second=0, microsecond=0)
file_id, number = uuid4(), sys.argv[1]
desks = [Desk.objects.get(code=code) for code in sys.argv[2:]]
with transaction.atomic():
    deposit = sealing.Deposit(file_id, at)
    deposit.add("identity", {"name": {"text": "Persona Inventada"}})
    deposit.add("shield", {"institutions": {"institutions": []}})
    deposit.hold([directory.desk_holder(desk.id) for desk in desks])
    deposit.receipt(b"r" * 31 + number[-1].encode(), reads=["identity"])
    request = Request.objects.create(
        id=file_id, number=number, designation="rio azul", track="ordinary", channel="portal", standing="self",
        language="es", pack_code="peru", pack_version="1", desk_id=desks[0].id, received_at=at,
        due_at=at.replace(year=at.year + 1),
    )
    ledger.append("receive", at=at, file_id=file_id, marks=[row_mark("request", request), *deposit.save()])
"""


@dataclass(frozen=True)
class Ran:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def facts(self):
        """What `--json` printed."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Standing:
    """An installation in `home`, whose database serves."""

    home: Path
    warm: "subprocess.Popen[str] | None" = None

    @property
    def root_key(self) -> str:
        return str(self.home / "ceremony" / "root.key")

    @property
    def recovery_key(self) -> str:
        return str(self.home / "ceremony" / "recovery.key")

    def amparo(self, *words: str) -> Ran:
        """Run `amparo` on this installation, in a process of its own."""
        words = (*words, "--data", str(self.home))
        if self.warm is None or self.warm.stdin is None or self.warm.stdout is None:
            return run("-m", "amparo.config", *words)
        out, err = self.home / "command.out", self.home / "command.err"
        self.warm.stdin.write(json.dumps([words, str(out), str(err)]) + "\n")
        self.warm.stdin.flush()
        code = int(self.warm.stdout.readline())
        return Ran(code, out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8"))

    def person(self, name: str) -> str:
        """Make a person of that name and return the e-mail."""
        email, file = f"{name}@example.invalid", self.home / "password"
        file.write_text(PASSWORD + "\n")
        made = self.amparo(
            "member", "add", email, "--name", name.title(), "--password-file", str(file)
        )
        assert made.code == 0, made.err
        return email

    def deposit(self, number: str, *desks: str) -> str:
        """Have a file of that number held by these desks."""
        done = run("-c", _DEPOSIT, number, *desks, environment={"AMPARO_DATA_DIR": str(self.home)})
        assert done.code == 0, done.err
        return number

    def sql(self, statement: str) -> None:
        """Do what an administrator of the server could do behind the ledger's back."""
        from amparo.config.database.cluster import Cluster
        from amparo.config.database.server import connect

        with connect(Cluster(self.home), database="amparo") as owner:
            owner.execute(statement.encode())


def bare_environment(**more: str) -> dict[str, str]:
    """Nothing but where programs are, and what is given."""
    return {"PATH": os.environ["PATH"], **more}


def run(*words: str, environment: dict[str, str] | None = None) -> Ran:
    """Run our Python with nothing in the environment but what is given."""
    done = subprocess.run(
        [sys.executable, *words], env=bare_environment(**(environment or {})), stdin=subprocess.DEVNULL,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return Ran(done.returncode, done.stdout, done.stderr)


def found() -> Standing:
    """Make an installation with keys and no desks."""
    home = Path(tempfile.mkdtemp(prefix="amparo-standing-"))
    home.chmod(0o711)
    standing = Standing(home)
    made = standing.amparo("init")
    assert made.code == 0, made.err
    warm = subprocess.Popen(
        [sys.executable, "-c", _WARM], env=bare_environment(AMPARO_DATA_DIR=str(home)), text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    return Standing(home, warm)


def remove(standing: Standing) -> None:
    """End the warm process and take everything away."""
    if standing.warm is not None:
        standing.warm.communicate()
    shutil.rmtree(standing.home, ignore_errors=True)
