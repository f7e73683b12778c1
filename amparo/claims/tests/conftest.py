import pytest

from amparo.claims.tests.scene import Scene


@pytest.fixture
def scene(cast):
    return Scene(cast)
