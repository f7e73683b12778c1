from datetime import UTC, datetime
from uuid import uuid4

import pytest

from amparo.agenda.services import Subject
from amparo.law import packs

MONDAY_NOON = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)


@pytest.fixture
def at():
    return MONDAY_NOON


@pytest.fixture
def pack():
    return packs.current()


@pytest.fixture
def subject(cast, pack):
    """A function that names a file's clocks on a track, as the intake desk's turn."""

    def make(track="ordinary", **more):
        desk = cast.desk("intake").id
        return Subject(uuid4(), track, pack, **({"owner_desk_id": desk} | more))

    return make
