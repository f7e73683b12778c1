"""The public door in a real browser: small steps that the journeys share."""

from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakKeyDictionary

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

PHONE, DESKTOP = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
# Of what is in order the names are enough: to list every part of a page takes as long as to look at it.
STANDARD = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}

_WITH_SCRIPTS: WeakKeyDictionary[Browser, Page] = WeakKeyDictionary()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, closed afterwards."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        try:
            yield browser
        finally:
            browser.close()


def without_scripts(browser: Browser, size: dict[str, int]) -> Page:
    """A page in a browser of its own that runs no script."""
    context = browser.new_context(viewport=size, java_script_enabled=False, locale="es-PE")
    return context.new_page()


def press(page: Page, name: str) -> None:
    """Press the button of that name in the page's own part."""
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def fits(page: Page) -> bool:
    """Whether nothing sticks out sideways: the whole page is laid out as wide as the window."""
    asked = page.context.new_cdp_session(page)
    laid_out = asked.send("Page.getLayoutMetrics")["cssContentSize"]
    asked.detach()
    return page.viewport_size is not None and laid_out["width"] == page.viewport_size["width"]


def faults_of(browser: Browser, seen: BrowserContext, address: str) -> list[str]:
    """What axe finds at an address, in a second browser with scripts and the cookies of the first.

    One page serves all that are asked of a browser: to make another takes longer than to look at it.
    """
    page = _WITH_SCRIPTS.get(browser)
    if page is None:
        page = _WITH_SCRIPTS[browser] = browser.new_context().new_page()
    page.context.clear_cookies()
    page.context.add_cookies(seen.cookies())
    page.goto(address)
    return faults_here(page)


def faults_here(page: Page) -> list[str]:
    """What axe finds on the page that a browser with scripts shows."""
    found = Axe().run(page, options=STANDARD).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]


def ask_urgently(page: Page, base: str) -> list[str]:
    """Walk the urgent road for oneself and return the ten words of the receipt."""
    page.goto(f"{base}/")
    page.get_by_role("link", name="Necesito protección ahora").click()
    page.check("#q-danger_now")
    page.fill("#q-danger_words", "Hay dos camionetas frente a la casa comunal.")
    press(page, "Seguir")
    page.check("#q-who_asks")
    press(page, "Seguir")
    page.fill("#q-protected_name", "Persona inventada Tres")
    press(page, "Seguir")
    page.fill("#q-place_now", "Masisea, Coronel Portillo, Ucayali")
    page.check("#q-place_danger-unknown")
    press(page, "Seguir")
    page.check("#q-safe_way")
    page.fill("#q-safe_hours", "de noche")
    press(page, "Seguir")
    press(page, "Enviar la solicitud")
    return page.locator(".am-words li").all_inner_texts()
