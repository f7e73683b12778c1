"""One way through the calls of both doors on the oldest server: deposit, enter, open, do, and what she sees of it."""

import json
import os
import subprocess
import sys
import time

import httpx
import pytest

from tests.conftest import finish, free_port

READY_S = 120


@pytest.fixture(scope="module")
def doors(installation):
    """Both doors and the worker on that server; yields their addresses and the token of an intake desk's service."""
    home, url, amparo = installation
    keys = {name: str(home / "ceremony" / f"{name}.key") for name in ("root", "recovery")}
    added = amparo("desk", "add", "intake", "--root-key", keys["root"])
    assert added.returncode == 0, added.stderr
    officer = amparo(
        "member", "token", "recepcion", "--desk", "intake", "--role", "intake_officer", "--json",
        "--root-key", keys["root"], "--recovery-key", keys["recovery"],
    )  # fmt: skip
    assert officer.returncode == 0, officer.stderr
    portal, desk = (f"http://127.0.0.1:{free_port()}" for _ in range(2))
    ports = ["--portal-port", portal.rpartition(":")[2], "--desk-port", desk.rpartition(":")[2]]
    own = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("AMPARO_", "DJANGO_"))
    }
    with (home / "served.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "amparo.config", "serve", "all", "--data", str(home), *ports],
            env=own | {"AMPARO_DATABASE_URL": url}, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            start_new_session=True,
        )  # fmt: skip
    try:
        until(lambda: answers(portal) and answers(desk))
        yield portal, desk, json.loads(officer.stdout)["token"]
    finally:
        finish(process)


def answers(door):
    try:
        return httpx.get(f"{door}/salud", timeout=5, trust_env=False).status_code == 200
    except httpx.TransportError:
        return False


def until(done):
    end = time.monotonic() + READY_S
    while not (found := done()):
        assert time.monotonic() < end
        time.sleep(0.2)
    return found


def test_a_request_is_deposited_entered_opened_and_examined(doors):
    portal, desk, token = doors
    bearer = {"Authorization": f"Bearer {token}"}
    with (
        httpx.Client(base_url=f"{portal}/api/v1/", timeout=60, trust_env=False) as public,
        httpx.Client(
            base_url=f"{desk}/api/v1/", timeout=60, trust_env=False, headers=bearer
        ) as officer,
    ):
        calls = public.get("openapi.json").json()["paths"]
        content = calls["/api/v1/requests"]["post"]["requestBody"]["content"]["application/json"]
        kept = public.post(
            "requests", json={**content["example"], "account": "Un relato inventado"}
        ).json()

        (case,) = until(lambda: officer.get("cases").json()["items"])
        assert case["number"] == kept["number"]
        opened = officer.post(f"cases/{case['id']}/open", json={"purpose": "intake_review"})
        assert "Un relato inventado" in opened.text
        assert officer.post(f"cases/{case['id']}/acts/open_review", json={}).status_code == 200

        seen = public.post("receipt", json={"receipt": kept["receipt"]}).json()
        assert seen["state"]["code"] == "under_review"
        assert [one["purpose"] for one in seen["opened"]] == ["intake_review"]
