"""What runs in the child that reads one document."""

from importlib import import_module

from amparo.bounded import Answer

READERS = {"pdf": "pdf", "html": "markup", "wacz": "wacz", "docx": "docx"}


def read(content: bytes, params: dict[str, str]) -> Answer:
    """The layout as plain values; raises DocumentRefused."""
    reader = import_module(f"amparo.library.extracting.{READERS[params['medium']]}")
    return Answer(reader.read(content).as_plain())
