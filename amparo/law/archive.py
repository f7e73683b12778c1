"""Every edition of the law an installation ever ran, kept as its own files, so that an old case keeps its law."""

import re
import shutil
import tempfile
from pathlib import Path

from amparo.law.parts import SHAPES
from amparo.law.schema import Pack

FOLDER = "law-archive"
# Both come from rows and become folder names: nothing else may be taken for one.
CODE = re.compile(r"[a-z][a-z0-9_]*")
EDITION = re.compile(r"\d{4}-\d{2}-\d{2}(\+[0-9a-f]{12})?")


def keep(pack: Pack, folder: Path, data_dir: Path) -> Path | None:
    """Copy the pack's files into the archive unless this edition is there; None where this process may not write.

    Another process of the installation, which may, does it then.
    """
    kept = data_dir / FOLDER / pack.code / pack.edition
    if kept.is_dir():
        return kept
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(dir=kept.parent, prefix=".new-"))
    except PermissionError:
        return None
    beside.chmod(0o755)
    for name in SHAPES:
        shutil.copyfile(folder / f"{name}.yaml", beside / f"{name}.yaml")
    try:
        beside.rename(kept)
    except OSError:
        # Two processes started at once: the other one's copy is the same edition.
        shutil.rmtree(beside)
        if not kept.is_dir():
            raise
    return kept


def find(code: str, edition: str, data_dir: Path) -> Path | None:
    """The folder of that edition, or None; a bare version gives the newest content kept under that day."""
    if not (CODE.fullmatch(code) and EDITION.fullmatch(edition)):
        return None
    among = data_dir / FOLDER / code
    if "+" in edition:
        return among / edition if (among / edition / "pack.yaml").is_file() else None
    of_day = [p for p in among.glob(f"{edition}+*") if (p / "pack.yaml").is_file()]
    return max(of_day, key=lambda p: p.stat().st_mtime, default=None)
