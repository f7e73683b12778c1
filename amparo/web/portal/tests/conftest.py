import pytest

from amparo.web.tests import doors


@pytest.fixture(autouse=True)
def public_door(settings):
    doors.public(settings)
