import pytest

from amparo.interamerican.tests.scene import Scene


@pytest.fixture
def scene(cast, settings):
    """An organisation's installation and a matter of it, told day by day."""
    settings.AMPARO_PROFILE = "organisation"
    return Scene(cast.actor("litigator"))


@pytest.fixture
def state_scene(cast, settings):
    settings.AMPARO_PROFILE = "mechanism"
    return Scene(cast.actor("international_liaison"))
