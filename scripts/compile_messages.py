"""Compile the translations without gettext's programs: .po beside .mo, through Babel."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

LOCALE = Path(__file__).resolve().parents[1] / "amparo"


def compile_all() -> int:
    """Write each .mo that is older than its .po; return 1 when one cannot be read, saying where."""
    for po in sorted(LOCALE.glob("**/locale/*/LC_MESSAGES/*.po")):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
            continue
        try:
            with po.open("rb") as source:
                catalogue = read_po(source, locale=po.parts[-3], abort_invalid=True)
        except PoFileError as error:
            print(f"{po.relative_to(LOCALE)}: line {error.lineno}: {error}", file=sys.stderr)
            return 1
        with mo.open("wb") as compiled:
            write_mo(compiled, catalogue)
    return 0


if __name__ == "__main__":
    sys.exit(compile_all())
