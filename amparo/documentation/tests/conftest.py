import pytest

from amparo.documentation.tests.scene import Scene


@pytest.fixture
def scene(cast, settings):
    """An organisation's installation with one collection, everything in it plainly invented."""
    settings.AMPARO_PROFILE = "organisation"
    return Scene(cast)
