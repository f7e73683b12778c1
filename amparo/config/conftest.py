import os
import shutil
import tempfile
from pathlib import Path

import pytest


@pytest.fixture
def home():
    """An empty data folder that another account may enter, with a short path, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="amparo-", dir=tempfile.gettempdir()))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def environment(monkeypatch):
    """The environment without any variable of ours."""
    for name in [name for name in os.environ if name.startswith("AMPARO_")]:
        monkeypatch.delenv(name)
    return monkeypatch
