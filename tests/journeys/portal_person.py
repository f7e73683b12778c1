"""A person at the public door in a real browser without scripts: what they do, and what they then read."""

from playwright.sync_api import expect

from tests.journeys.portal_pages import fits, press
from tests.journeys.recordings import spoken

URGENT = (
    {"danger_now": "yes", "danger_words": "Hay dos camionetas frente a la casa comunal."},
    {"who_asks": "self"},
    {"protected_name": "Persona inventada Tres"},
    {"place_now": "Masisea, Coronel Portillo, Ucayali", "place_danger": "unknown"},
    {"safe_way": ["receipt"], "safe_hours": "de noche"},
    {},
)


class Person:
    """One person before a screen; `words` and `number` are those of their receipt once there is one."""

    def __init__(self, page, base):
        self.page, self.base = page, base
        self.words, self.number = [], ""

    @property
    def main(self):
        return self.page.get_by_role("main")

    def asks_urgently(self, *pages):
        """Walk the urgent road from the front page, a page of answers at a time, and keep the receipt."""
        self.page.goto(f"{self.base}/")
        self.page.get_by_role("link", name="Necesito protección ahora").click()
        answered = pages or URGENT
        for answers in answered:
            self.fills(answers)
            assert fits(self.page), self.page.url
            last = answers is answered[-1]
            press(self.page, "Enviar la solicitud" if last else "Seguir")
            self.is_well()
        self.keeps_the_receipt()

    def fills(self, answers):
        """Answer questions by their code: words, the code of a choice, or one of the ways not to answer."""
        self.page.wait_for_load_state()
        for code, value in answers.items():
            for one in value if isinstance(value, list) else [value]:
                choice = self.main.locator(f'[name="q-{code}"][value="{one}"]')
                aside = self.main.locator(f'[name="q-{code}-no"][value="{one}"]')
                if choice.count():
                    self._unfold(choice)
                    choice.check()
                elif aside.count():
                    aside.check()
                else:
                    field = self.main.locator(f'[name="q-{code}"]')
                    self._unfold(field)
                    field.fill(one)

    def _unfold(self, field):
        """What few people need lies folded under a line of its own."""
        if not field.is_visible():
            field.locator("xpath=ancestor::details").locator("summary").click()

    def is_well(self):
        problem = self.page.get_by_role("alert")
        assert problem.count() == 0, (self.page.url, problem.inner_text())

    def keeps_the_receipt(self):
        """Copy the words and the number by hand, then leave the page."""
        expect(self.main.locator("h1")).to_have_text("Recibimos su solicitud")
        self.words = self.page.locator(".am-words li").all_inner_texts()
        self.number = self.page.locator(".am-arch b.nowrap").inner_text()

    def leaves(self):
        press(self.page, "Ya las copié: terminar")

    def comes_back(self, words=None):
        """Type the words of the receipt."""
        self.page.goto(f"{self.base}/volver")
        self.page.fill("#words", " ".join(words or self.words))
        press(self.page, "Ver cómo va")
        return self

    def comes_back_in_vain(self):
        """Type the words of a receipt that no longer opens anything."""
        self.comes_back()
        assert self.page.url.endswith("/volver")

    def looks_again(self):
        self.page.goto(f"{self.base}/seguimiento")
        return self

    def reads(self, words, patience_s=30):
        """Look at the page again until the words are there: the worker may still have to write them."""
        for _look in range(patience_s * 2):
            if self.page.get_by_role("main").get_by_text(words).count():
                return
            self.page.wait_for_timeout(500)
            self.looks_again()
        raise AssertionError(f"she never read: {words}\n{self.main.inner_text()}")

    def part(self, name):
        """The words of one part of the page, by its heading."""
        section = self.main.locator("section").filter(
            has=self.page.get_by_role("heading", level=2, name=name, exact=True)
        )
        return section.inner_text()

    def measure(self, name):
        return self.main.locator("article").filter(has_text=name)

    def answers(self, measure, button, words=""):
        """Press one of the buttons under a measure, and write the words where the next page asks for some."""
        self.measure(measure).get_by_role("button", name=button, exact=True).click()
        if words:
            self.main.locator("textarea").fill(words)
            press(self.page, "Enviar")
        expect(self.page.get_by_role("status")).to_have_text("Su respuesta quedó anotada.")

    def writes(self, words):
        self.page.fill("#text", words)
        press(self.page, "Enviar mensaje")
        expect(self.page.get_by_role("status")).to_have_text("Su mensaje se envió.")

    def sends_a_recording(self, note):
        """Send two seconds of sound in place of a voice."""
        self.page.goto(f"{self.base}/seguimiento/archivo")
        self.page.set_input_files("#recording", [spoken()])
        self.page.fill("#note", note)
        press(self.page, "Enviar archivos")
        self.is_well()
