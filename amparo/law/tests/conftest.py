import shutil
from pathlib import Path

import pytest

from amparo.law import packs


@pytest.fixture(scope="session")
def peru():
    return packs.load(packs.SHIPPED / "peru")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    folder = tmp_path / "peru"
    shutil.copytree(packs.SHIPPED / "peru", folder)
    return folder


@pytest.fixture
def installation(tmp_path: Path, monkeypatch):
    data = tmp_path / "data"
    data.mkdir()
    monkeypatch.setenv("AMPARO_DATA_DIR", str(data))
    monkeypatch.delenv("AMPARO_LAW_PACK", raising=False)
    packs.forget()
    yield data
    packs.forget()


@pytest.fixture
def change(copied: Path):
    def _change(name: str, old: str, new: str) -> Path:
        path = copied / f"{name}.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{name}.yaml no longer holds {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return copied

    return _change
