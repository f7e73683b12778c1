import pytest

from amparo.missions.tests.scene import Scene


@pytest.fixture
def scene(cast, settings):
    settings.AMPARO_PROFILE = "organisation"
    return Scene(cast)
