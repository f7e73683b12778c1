"""The known members of a demonstration; nothing at all in any other installation."""

import json
from dataclasses import dataclass

import pyotp
from django.conf import settings

from amparo.web.context import demonstration
from amparo.web.desk import naming


@dataclass(frozen=True, slots=True)
class Known:
    """One member whose secrets everybody knows; `digits` are those of this half minute."""

    role: str
    desk: str
    email: str
    password: str
    digits: str


def is_one() -> bool:
    """Whether the database was born a demonstration, which it stays for life."""
    return demonstration()


def members() -> list[Known]:
    """Return the known members, from the file that the demonstration writes for its visitors."""
    if not is_one():
        return []
    try:
        told = json.loads((settings.DATA_DIR / "demo.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [
        Known(
            role=naming.role(one["role"]),
            desk=naming.desk(one["desk"]),
            email=one["email"],
            password=one["password"],
            digits=pyotp.TOTP(one["totp_secret"]).now(),
        )
        for one in told.get("members", [])
        if one.get("password")
    ]
