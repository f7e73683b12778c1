"""What has to stand before the first process starts: secrets, tables, and the files of a demonstration."""

import json
import shutil
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from amparo.config.database.birth import Kind
from amparo.config.database.cluster import Cluster, write_secret
from amparo.config.installing import make_secrets, make_tables
from amparo.config.shell import become, is_embedded

_DEMONSTRATION = "amparo.config.demonstration"


def prepare(home: Path, kind: Kind, portal: str, desk: str, at: datetime) -> dict[str, object]:
    """Bring the installation of `home` to this release and return what a demonstration tells its visitors.

    A demonstration whose first start was cut short begins afresh; one that was completed keeps its files.
    Raises BornOtherwise when the database is of another kind.
    """
    from django.db import connection

    make_secrets(home)
    become("owner")
    try:
        return _prepared(home, kind, portal, desk, at)
    finally:
        connection.close()


def _prepared(home: Path, kind: Kind, portal: str, desk: str, at: datetime) -> dict[str, object]:
    if kind == "real":
        make_tables(home, kind, at)
        return {}
    kept = home / "secrets" / "demonstration.json"
    if not kept.exists():
        _clear_a_cut_short_birth(home)
    make_tables(home, kind, at)
    if not kept.exists():
        write_secret(kept, json.dumps(_create(home, portal, desk, at), ensure_ascii=True))
    return dict(json.loads(kept.read_text(encoding="utf-8")))


def _create(home: Path, portal: str, desk: str, at: datetime) -> dict[str, object]:
    if find_spec(_DEMONSTRATION) is None:
        return {"members": [], "receipts": []}
    made: dict[str, object] = import_module(_DEMONSTRATION).create(
        home, portal=portal, desk=desk, at=at
    )
    return made


def _clear_a_cut_short_birth(home: Path) -> None:
    """Drop a demonstration that never came to its end; refuse to touch anything else."""
    if not is_embedded():
        return
    from django.db import OperationalError, connection

    from amparo.config.database import birth, migration

    try:
        with connection.cursor() as cursor:
            born = birth.kind_of(cursor)
    except OperationalError:
        return  # there is no database yet
    finally:
        connection.close()
    if born == "real":
        raise birth.BornOtherwise(
            f"{home} holds a real installation and stays one. Choose another data folder."
        )
    migration.drop_database(Cluster(home))
    for left in ("keys", "ceremony", "evidence"):
        shutil.rmtree(home / left, ignore_errors=True)
