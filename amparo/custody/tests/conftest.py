import pytest

from amparo.accounts.tests.cast import found_installation
from amparo.custody import installation
from amparo.law import packs


@pytest.fixture
def cast(settings, tmp_path, transactional_db):
    """An installation of its own: keys in a folder that goes with the test, every desk of the pack."""
    settings.AMPARO_DATA_DIR = tmp_path
    settings.AMPARO_CHEAP_PASSWORDS = True
    installation.forget_cache()
    packs.forget()
    yield found_installation(tmp_path)
    installation.forget_cache()
