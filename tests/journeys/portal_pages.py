"""The public door in a real browser: small steps that the journeys share."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

PHONE, DESKTOP = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
STANDARD = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


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
    """Whether nothing sticks out sideways: a picture of the whole page is as wide as the window."""
    picture = Image.open(io.BytesIO(page.screenshot(full_page=True)))
    return page.viewport_size is not None and picture.width == page.viewport_size["width"]


def faults_of(browser: Browser, seen: BrowserContext, address: str) -> list[str]:
    """What axe finds at an address, in a second browser with scripts and the cookies of the first."""
    context = browser.new_context(storage_state=seen.storage_state())
    try:
        page = context.new_page()
        page.goto(address)
        return faults_here(page)
    finally:
        context.close()


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
