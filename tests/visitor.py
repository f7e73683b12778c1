"""A browser's part of a conversation with a door: cookies, form tokens, redirects; no more."""

import re
from http.cookies import SimpleCookie
from urllib.parse import urljoin

import httpx

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Visitor:
    """Keeps cookies as a browser does; a library's jar would not send Secure ones without TLS."""

    def __init__(self, base):
        self.client = httpx.Client(base_url=base, timeout=60, trust_env=False)
        self.cookies = {}

    def __del__(self):
        self.client.close()

    def get(self, address, **headers):
        """Ask for a page and follow where it leads."""
        answer = self.send("GET", address, headers=headers)
        while answer.is_redirect and answer.headers["Location"].startswith("/"):
            answer = self.send("GET", answer.headers["Location"])
        return answer

    def post(self, address, typed, files=(), token=None):
        """Send the form of a page as multipart; the token is the one that the page shows unless given."""
        if token is None:
            token = self.token_of(address)
        parts = [
            (name, (None, value)) for name, value in pairs({"csrfmiddlewaretoken": token, **typed})
        ]
        answer = self.send("POST", address, files=[*parts, *files])
        if answer.status_code in (302, 303) and answer.headers["Location"].startswith("/"):
            return self.get(answer.headers["Location"])
        return answer

    def token_of(self, address):
        found = _TOKEN.search(self.get(address).text)
        assert found, f"no form at {address}"
        return found.group(1)

    def send(self, method, address, headers=None, **body):
        """One request with the cookies kept so far, and no redirect followed."""
        sent = dict(headers or {})
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        answer = self.client.request(method, urljoin("/", address), headers=sent, **body)
        for line in answer.headers.get_list("Set-Cookie"):
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return answer


def pairs(typed):
    """Each name with each of its values."""
    for name, value in typed.items():
        for one in value if isinstance(value, list) else [value]:
            yield name, str(one)
