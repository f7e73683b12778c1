"""Django's database settings of one process."""

from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote

from amparo.config import environment
from amparo.config.database.cluster import PORT, Cluster
from amparo.config.settings.base import DATA_DIR

VARIABLE = "AMPARO_DATABASE_URL"
SCHEMES = ("postgresql", "postgres")


def database(login: str) -> dict[str, Any]:
    """Return where the process of `login` finds the database, as its own role.

    Without AMPARO_DATABASE_URL it is the embedded one of the data folder. A URL without a user means the role
    `amparo_<login>`; a URL without a password takes it from AMPARO_DATABASE_PASSWORD_FILE, else from the data folder.
    """
    cluster = Cluster(DATA_DIR)
    parts = environment.address(VARIABLE, SCHEMES)
    found: dict[str, Any] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "amparo",
        "USER": f"amparo_{login}",
        "HOST": str(cluster.run),
        "PORT": str(PORT),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {
            "server_side_binding": True,
            "connect_timeout": 10,
            "application_name": f"amparo-{login}",
        },
    }
    if parts is None:
        # A statement seen five times is planned once. Before another server a pooler may stand, and lose it.
        found["OPTIONS"]["prepare_threshold"] = 5
    else:
        found |= _from_url(parts, found)
    if not found.get("PASSWORD"):
        found["PASSWORD"] = environment.secret(
            "AMPARO_DATABASE_PASSWORD", cluster.secret_path(login)
        )
    return found


def _from_url(parts: SplitResult, otherwise: dict[str, Any]) -> dict[str, Any]:
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    name = unquote(parts.path.lstrip("/"))
    if not name or "/" in name:
        raise environment.SettingRefused(
            VARIABLE, "an address that ends in the name of a database: …/amparo"
        )
    host = query.pop("host", None) or unquote(parts.hostname or "localhost")
    return {
        "NAME": name,
        "USER": unquote(parts.username or otherwise["USER"]),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or query.pop("port", PORT)),
        "OPTIONS": otherwise["OPTIONS"]
        | {k: v for k, v in query.items() if k.startswith("ssl") or k == "target_session_attrs"},
    }
