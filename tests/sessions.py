"""A member signed in by the page: one sign-in serves the whole run, because a code serves once."""

import time

import pyotp

from tests.visitor import Visitor

COOKIE = "__Host-amparo_desk"
_STEP_S = 30
_kept = {}


def visitor_of(desk, member):
    """Return a visitor of the desk in whose browser this member is signed in."""
    if member["email"] not in _kept:
        _kept[member["email"]] = _signed_in(desk, member)
    return _kept[member["email"]]


def headers_of(desk, member):
    """Return what a client of the API sends to speak as the person: the session and its form token."""
    visitor = visitor_of(desk, member)
    token = visitor.token_of("/norma")
    cookies = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    return {"Cookie": cookies, "X-CSRFToken": token}


def _signed_in(desk, member):
    """Sign in; where another test used the codes of this half minute, wait for the next."""
    digits, visitor = pyotp.TOTP(member["totp_secret"]), Visitor(desk)
    for turn in range(6):
        code = digits.at(int(time.time()) + _STEP_S * (turn % 2))
        typed = {"email": member["email"], "password": member["password"], "totp": code}
        visitor.post("/entrar", typed)
        if COOKIE in visitor.cookies:
            return visitor
        time.sleep(_STEP_S if turn % 2 else 0)
    raise AssertionError(f"{member['role']} was not let in")
