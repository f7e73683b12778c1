import pytest

from amparo.coordination.tests.scene import open_scene


@pytest.fixture
def scene(cast):
    return open_scene(cast)
