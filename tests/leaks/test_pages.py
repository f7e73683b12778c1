"""Each page of the public door as it travels: what it weighs, loads, runs, keeps and says of the person."""

import gzip
import re
from urllib.parse import urljoin

import pytest

from tests.leaks.at_the_portal import attribute
from tests.visitor import Visitor

LIMIT, REQUESTS = 30 * 1024, 3
RUNS = re.compile(
    r"<script|<iframe|<object|<embed|\son\w+\s*=|javascript:|\sstyle\s*=|<style", re.IGNORECASE
)
LOADED = re.compile(r"<(?:link|img|source|video|audio|input)[^>]+>")
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ODD = (
    "/no-existe",
    "/pedir/99",
    "/seguimiento/medida/x",
    "/%00",
    "/..%2f..%2fetc",
    "/static/no.css",
    "/cerrar",
)
ROADS = (
    "/",
    "/idioma/qu",
    "/listo",
    *(f"/pedir/urgente/{n}" for n in range(1, 7)),
    *(f"/pedir/{n}" for n in range(1, 16)),
)
AT_A_TIME = 400


class Page:
    """One answer, with what it loads."""

    def __init__(self, address, answer):
        self.address, self.answer, self.html = address, answer, answer.text

    @property
    def parts(self):
        """Addresses of what a browser loads with it."""
        tags = (
            tag
            for tag in LOADED.findall(self.html)
            if not re.search(r'rel="(?:alternate|canonical)"', tag)
        )
        found = {attribute(tag, "href") or attribute(tag, "src") for tag in tags}
        return {one for one in found if one and not one.startswith("data:")}

    @property
    def links(self):
        return re.findall(r'<a[^>]+href="(/[^"#]*)"', self.html)


@pytest.fixture(scope="module")
def pages(installation):
    """Every page that links lead to from the front page and the pages of a receipt, and those of errors."""
    stranger = crawl(Visitor(installation.portal), list(ROADS))
    english = Visitor(installation.portal)
    english.get("/idioma/en")
    stranger += crawl(english, list(ROADS))
    returned = Visitor(installation.portal)
    returned.post("/volver", {"words": her_words(installation)})
    known = crawl(returned, ["/seguimiento"])
    wrong = Visitor(installation.portal)
    errors = [Page(address, wrong.send("GET", address)) for address in ODD]
    errors.append(Page("/pedir/1 without a token", wrong.post("/pedir/1", {}, token="x")))
    errors.append(Page("/volver mistyped", wrong.post("/volver", {"words": "uno dos"})))
    errors.append(Page("/pedir/1 left blank", wrong.post("/pedir/1", {"go": "next"})))
    assert len(stranger) > 60
    assert len(known) > 12
    return [*stranger, *known, *errors]


def her_words(installation):
    with installation.public() as public:
        calls = public.get("openapi.json").json()["paths"]
        content = calls["/api/v1/requests"]["post"]["requestBody"]["content"]["application/json"]
        return public.post("requests", json=content["example"]).json()["receipt"]


def crawl(visitor, waiting):
    found = {}
    while waiting and len(found) < AT_A_TIME:
        address = waiting.pop()
        if address in found or address.startswith("/idioma"):
            continue
        found[address] = Page(address, visitor.get(address))
        waiting += found[address].links
    return list(found.values())


@pytest.fixture(scope="module")
def sheets(pages, installation):
    """What the pages load, by address, as it travels."""
    visitor = Visitor(installation.portal)
    asked = {part for page in pages for part in page.parts}
    return {part: visitor.send("GET", part, headers={"Accept-Encoding": "gzip"}) for part in asked}


def test_no_page_runs_anything(pages):
    assert {page.address: RUNS.findall(page.html) for page in pages if RUNS.search(page.html)} == {}


def test_no_page_loads_anything_from_another_host(pages, installation):
    for page in pages:
        for part in page.parts:
            assert urljoin(installation.portal, part).startswith(
                f"{installation.portal}/static/"
            ), page.address


def test_a_page_weighs_little_with_its_style_in_few_requests(pages, sheets):
    for page in pages:
        size = len(gzip.compress(page.html.encode(), 6))
        size += sum(int(sheets[part].headers["Content-Length"]) for part in page.parts)
        assert size <= LIMIT, (page.address, size)
        assert 1 + len(page.parts) <= REQUESTS, page.address


def test_no_page_is_kept_and_each_carries_the_headers_that_protect(pages):
    for page in pages:
        headers = page.answer.headers
        assert {name: headers.get(name) for name in HEADERS} == HEADERS, page.address
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; style-src 'self';"), page.address
        assert "unsafe" not in policy
        assert "script-src" not in policy


def test_the_style_is_kept_for_good_under_a_name_of_its_content(sheets):
    assert sheets
    for address, answer in sheets.items():
        assert re.search(r"\.[0-9a-f]{12}\.css$", address)
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["Content-Encoding"] == "gzip"
        assert not re.search(r"url\(|@import|@font-face", answer.text)


def test_the_style_says_nothing_of_what_the_pages_are(sheets):
    for answer in sheets.values():
        assert "Set-Cookie" not in answer.headers
        assert not re.search(r"protec|defens|denunci|riesgo|amparo\b", answer.text, re.IGNORECASE)


def test_nobody_gets_a_cookie_for_reading(installation):
    visitor = Visitor(installation.portal)
    for address in (
        "/",
        "/que-pasa",
        "/ocultar",
        "/privacidad",
        "/limites",
        "/ley",
        "/fuentes",
        "/salir",
        "/no-existe",
    ):
        visitor.get(address)
        assert visitor.cookies == {}, address


def test_a_form_that_was_only_looked_at_leaves_its_token_and_no_draft(installation):
    visitor = Visitor(installation.portal)
    for address in ("/pedir/urgente/1", "/pedir/1", "/volver"):
        visitor.get(address)
    assert set(visitor.cookies) <= {"__Host-portal-form"}


def test_every_cookie_ends_with_the_browser_and_is_for_our_own_pages_alone(installation):
    visitor, lines = Visitor(installation.portal), []
    visitor.client.event_hooks["response"] = [
        lambda answer: lines.extend(answer.headers.get_list("Set-Cookie"))
    ]
    visitor.post(
        "/pedir/urgente/1", {"q-danger_now": "yes", "q-danger_words": "inventadas", "go": "next"}
    )
    visitor.post("/volver", {"words": her_words(installation)})
    assert {line.partition("=")[0] for line in lines} >= {
        "__Host-portal-draft",
        "__Host-portal-view",
    }
    for line in lines:
        assert line.startswith("__Host-portal-")
        assert {"Secure", "HttpOnly", "SameSite=Strict", "Path=/"} <= set(line.split("; ")), line
        assert "Domain" not in line


def test_the_calls_of_the_public_door_set_no_cookie_and_are_not_kept(installation):
    with installation.public() as public:
        for call in ("form", "openapi.json", "no-such-call"):
            answer = public.get(call)
            assert answer.headers["Cache-Control"] == "no-store"
            assert "Set-Cookie" not in answer.headers
