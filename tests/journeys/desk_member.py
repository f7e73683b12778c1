"""A member at the staff door in a real browser without scripts: small steps that the journeys share."""

import re
import time

import pyotp
from playwright.sync_api import expect

from tests.journeys.portal_pages import faults_here, fits

PATIENCE_S = 45


def signed_in(browser, installation, person):
    """Sign a member in by the page and return the state of their browser, good for the session.

    A code serves once, and another test may have used this one: then the next is good too.
    """
    context = browser.new_context(java_script_enabled=False, locale="es-PE")
    try:
        page = context.new_page()
        digits = pyotp.TOTP(person["totp_secret"])
        for ahead in (0, 30):
            page.goto(f"{installation.desk}/entrar")
            page.fill("#email", person["email"])
            page.fill("#password", person["password"])
            page.fill("#totp", digits.at(int(time.time()) + ahead))
            page.get_by_role("main").get_by_role("button", name="Entrar", exact=True).click()
            if not page.url.endswith("/entrar"):
                return context.storage_state()
        raise AssertionError(page.get_by_role("alert").inner_text())
    finally:
        context.close()


class Member:
    """One member before their screen; `page` is Playwright's."""

    def __init__(self, page, base):
        self.page, self.base = page, base
        self._examined = None

    @property
    def main(self):
        return self.page.get_by_role("main")

    def today(self, who=""):
        self.page.goto(self.base + (f"/?who={who}" if who else "/"))
        return self

    def goes(self, address):
        """Go to a page of the desk by its address."""
        assert self.page.goto(f"{self.base}/{address}").status == 200, address
        return self

    def follows(self, link):
        self.main.get_by_role("link", name=link, exact=True).first.click()
        return self

    def opens_here(self, purpose):
        """Open what this page is about with a purpose, named as the page names it."""
        if (closing := self.page.get_by_role("button", name="Cerrar ahora")).count():
            closing.first.click()
        self.page.get_by_role("link", name="Abrir con motivo").first.click()
        self.main.get_by_label(purpose, exact=True).check()
        self.sends("Abrir y dejar constancia")

    def downloads(self, control, password=""):
        """Press what leads to a file; returns where the browser put it, and stays on the page."""
        return self.takes(control.click, password)

    def takes(self, press, password):
        """The same by any press. The password may be asked first, on a page of its own that the file leaves."""
        before = self.page.url
        with self.page.expect_download() as coming:
            press()
            while not coming.is_done() and not self.proves(password):
                self.page.wait_for_timeout(50)
        path = coming.value.path()
        if self.page.url != before:
            self.page.goto(before)
        return path

    def proves(self, password):
        """Type the password once more where the page asks for it, which it does not for some minutes; tell whether."""
        self.page.wait_for_load_state()
        if asks := bool((field := self.main.get_by_label("Contraseña")).count()):
            field.fill(password)
            self.main.get_by_role("button", name="Exportar", exact=True).click()
        return asks

    def find(self, number):
        """Type a number in the search of the head, as people do; returns the file's id."""
        self.page.goto(f"{self.base}/norma")
        self.page.fill("#find", number)
        self.page.press("#find", "Enter")
        self.main.get_by_role("link", name=number).or_(self.identity()).first.wait_for()
        if self.identity().count() == 0:
            self.main.get_by_role("link", name=number).click()
        return self.page.url.split("/expedientes/")[1].split("/")[0]

    def identity(self):
        return self.page.get_by_role("region", name="Identidad del expediente")

    def wait_for_file(self, number):
        """Look until the worker has entered a new file; returns its id."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            self.page.goto(f"{self.base}/solicitudes")
            if self.page.get_by_text(number).count():
                return self.find(number)
            self.page.wait_for_timeout(400)
        raise AssertionError(f"{number} never came to this desk")

    def file(self, file_id, tab=""):
        self.page.goto(f"{self.base}/expedientes/{file_id}/{tab}")
        return self

    def opens(self, file_id, purpose):
        """Open with a purpose, named as the page names it; one that is open for another is closed first."""
        self.file(file_id)
        if (closing := self.page.get_by_role("button", name="Cerrar ahora")).count():
            closing.click()
        self.page.get_by_role("link", name="Abrir con motivo").first.click()
        self.main.get_by_label(purpose, exact=True).check()
        self.main.get_by_role("button", name="Abrir y dejar constancia").click()
        expect(self.page.get_by_role("region", name="Sello")).to_contain_text("Abierto")

    def can_do(self):
        """Names of the acts offered on the file now."""
        return self.page.locator(".am-acts a.govuk-task-list__link").all_inner_texts()

    def does(self, file_id, act, answers=None):
        """Do one act, named as the list of acts names it, through its form."""
        self.file(file_id)
        self.page.locator(".am-acts").get_by_role("link", name=act, exact=True).click()
        self.fills(answers or {})
        self.sends(act)

    def does_and_is_shown(self, file_id, act, answers):
        """Do an act that ends on a page which shows something once."""
        self.does(file_id, act, answers)
        expect(self.page.locator(".am-words")).to_be_visible()

    def sends(self, button):
        self.main.get_by_role("button", name=button, exact=True).click()
        problem = self.page.get_by_role("alert")
        assert problem.count() == 0, (button, problem.inner_text())

    def sends_value(self, step):
        """Press the button of a long form that carries this value."""
        self.main.locator(f'button[name="do"][value="{step}"]').click()
        problem = self.page.get_by_role("alert")
        assert problem.count() == 0, (step, problem.inner_text())

    def fills(self, answers):
        """Give each field of the form what it takes: words, a choice's value or the start of its label."""
        self.page.wait_for_load_state()
        for name, value in answers.items():
            self._fill(name, value)

    def _fill(self, name, value):
        field = self.main.locator(f'[name="{name}"]')
        kind = field.first.evaluate("e => e.type")
        if kind in ("radio", "checkbox"):
            self._choose(name, value)
        elif kind == "select-one":
            self._select(field, value)
        else:
            field.fill(value)

    def _choose(self, name, value):
        values = value if isinstance(value, list) else [value]
        for one in values:
            coded = self.main.locator(f'[name="{name}"][value="{one}"]')
            if coded.count():
                coded.check()
            elif one is True:
                self.main.locator(f'[name="{name}"]').check()
            else:
                group = self.main.locator(f'fieldset:has([name="{name}"])').last
                group.get_by_label(re.compile("^" + re.escape(one))).check()

    def _select(self, field, value):
        labels = field.locator("option").all_inner_texts()
        meant = [label for label in labels if label.startswith(value)]
        if meant:
            field.select_option(label=meant[0])
        else:
            field.select_option(value=value)

    def says(self, words):
        expect(self.main).to_contain_text(words)

    def fits(self):
        return fits(self.page)

    def leaves(self):
        """Close their browsers."""
        for page in filter(None, (self._examined, self.page)):
            page.context.close()

    @property
    def examined(self):
        """The same member's pages with scripts, which only whoever examines them needs."""
        if self._examined is None:
            seen = self.page.context
            context = seen.browser.new_context(
                storage_state=seen.storage_state(),
                viewport=self.page.viewport_size,
                locale="es-PE",
            )
            self._examined = context.new_page()
        return self._examined

    def sound(self, address):
        """A page answers, nothing of it sticks out sideways and axe finds nothing on it."""
        assert self.examined.goto(f"{self.base}/{address}").status == 200, address
        self.sound_here()

    def sound_here(self):
        """The same of the page where the browser that examines stands."""
        page, address = self.examined, self.examined.url
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        assert faults_here(page) == [], address
