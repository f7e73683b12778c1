"""What the two doors share: their signing key, the hosts they answer to, their cookies."""

from typing import Any

from amparo.config import environment
from amparo.config.settings.base import SECRETS_DIR

# The largest form of the desk enters hundreds of acts, a row for each; a stranger fills in no such form.
MOST_FIELDS = {"portal": 1_000, "desk": 4_000}


def settings(door: str) -> dict[str, Any]:
    """Return the settings of one door, `portal` or `desk`.

    Cookies carry the door's name: two doors on one host would otherwise overwrite each other's.
    """
    name = door.upper()
    return {
        "DOOR": door,
        "SECRET_KEY": environment.secret(
            f"AMPARO_{name}_SIGNING_KEY", SECRETS_DIR / f"{door}-signing.key"
        ),
        "ALLOWED_HOSTS": environment.hosts(f"AMPARO_{name}_HOSTS", "127.0.0.1,localhost,[::1]"),
        "ROOT_URLCONF": f"amparo.web.{door}.urls",
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": MOST_FIELDS[door],
        "CSRF_COOKIE_NAME": f"__Host-{door}-form",
        "LANGUAGE_COOKIE_NAME": f"__Host-{door}-language",
        "LANGUAGE_COOKIE_SECURE": True,
        "LANGUAGE_COOKIE_HTTPONLY": True,
        "LANGUAGE_COOKIE_SAMESITE": "Lax",
    }
