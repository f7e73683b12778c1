import ast
from importlib import import_module
from pathlib import Path

from django.utils import translation

import amparo
from amparo.kernel.errors import Refused

ROOT = Path(amparo.__file__).parent
MODULES = (
    "amparo.intake.errors",
    "amparo.evidence.errors",
    "amparo.custody.receipts",
)


def refusals():
    for name in MODULES:
        for found in vars(import_module(name)).values():
            if isinstance(found, type) and issubclass(found, Refused) and found.__module__ == name:
                yield found.template()


def spoken():
    """Every text that these apps hand to gettext."""
    for app in ("intake", "evidence", "api"):
        for path in (ROOT / app).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                match node:
                    case ast.Call(func=ast.Name(id="_"), args=[ast.Constant(value=str(text)), *_]):
                        yield text


def test_every_message_is_also_said_in_spanish():
    with translation.override("es"):
        english = [text for text in {*refusals(), *spoken()} if translation.gettext(text) == text]
    assert english == []
