"""The child that reads one document: `python -m amparo.library.extracting.child MEDIUM < bytes > JSON`."""

import json
import sys
from importlib import import_module

from amparo.library.errors import DocumentDamaged, DocumentRefused, DocumentTakesTooLong
from amparo.library.limits import CHILD_CPU_SECONDS

READERS = {"pdf": "pdf", "html": "markup", "wacz": "wacz", "docx": "docx"}


def answer(medium: str, content: bytes) -> dict[str, object]:
    """Return the layout, or the refusal, in plain values."""
    try:
        reader = import_module(f"amparo.library.extracting.{READERS[medium]}")
        layout: dict[str, object] = reader.read(content).as_plain()
        return layout
    except DocumentRefused as refusal:
        return {"refused": refusal.code, "params": refusal.params}
    except MemoryError:
        refused = DocumentTakesTooLong(limit=str(CHILD_CPU_SECONDS))
        return {"refused": refused.code, "params": refused.params}
    except Exception:
        return {"refused": DocumentDamaged.code, "params": {}}


if __name__ == "__main__":
    json.dump(answer(sys.argv[1], sys.stdin.buffer.read()), sys.stdout)
