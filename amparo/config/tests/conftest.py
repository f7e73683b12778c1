import pytest

from amparo.config.database.cluster import Cluster
from amparo.config.database.server import served
from amparo.config.tests import standing as standing_installation


@pytest.fixture(scope="session")
def standing():
    """One real installation for the run: keys of a ceremony, an intake desk with one member, an analysis desk."""
    made = standing_installation.found()
    try:
        with served(Cluster(made.home)):
            officer, analyst = made.person("oficial"), made.person("analista")
            for desk, first in (
                ("intake", f"{officer}:intake_officer"),
                ("analysis", f"{analyst}:analyst"),
            ):
                added = made.amparo(
                    "desk", "add", desk, "--root-key", made.root_key, "--first", first
                )
                assert added.code == 0, added.err
            yield made
    finally:
        standing_installation.remove(made)
