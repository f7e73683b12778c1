import json

import pytest
from django.test import Client

from amparo.accounts import ceremony, membership
from amparo.accounts.tests.cast import BIRTH
from amparo.web.desk.tests.scene import Scene
from amparo.web.tests import doors


@pytest.fixture
def staff_door(settings):
    doors.staff(settings)


@pytest.fixture
def scene(cast):
    return Scene(cast)


@pytest.fixture
def calling(cast, scene):
    """A function from a role and its desk to a caller with a service's token."""

    def as_service(role, desk_code):
        made = membership.make_service(f"máquina inventada de {desk_code}", scene.now)
        desk, pair = cast.desks[desk_code]
        ceremony.seat_first(desk, pair, [(made.member, role)], cast.root, BIRTH)
        client = Client()

        def call(method, path, body=None):
            kind = (
                {"data": json.dumps(body), "content_type": "application/json"}
                if body is not None
                else {}
            )
            return getattr(client, method)(
                f"/api/v1/{path}", headers={"Authorization": f"Bearer {made.token}"}, **kind
            )

        call.client, call.headers = client, {"Authorization": f"Bearer {made.token}"}
        return call

    return as_service
