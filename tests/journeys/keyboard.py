"""A page of the journeys without a mouse."""

MOST_STOPS = 420  # how often Tab may be pressed before a field must have been met


class Keyboard:
    """A page without a mouse: Tab goes on until a field is met, and the keys do the rest."""

    def __init__(self, page):
        self.page = page

    def goes_to(self, name, value=""):
        """Press Tab until the field of that name has the focus; a group of radios is one stop."""
        for _stop in range(MOST_STOPS):
            found = self.page.evaluate(
                "() => [document.activeElement.name || '', document.activeElement.value || '']"
            )
            if found[0] == name and value in ("", found[1]):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"no Tab led to {name}")

    def follows(self, words):
        """Press Tab until a link or a button of these words has the focus, and press it."""
        for _stop in range(MOST_STOPS):
            if self.page.evaluate("() => document.activeElement.textContent.trim()") == words:
                with self.page.expect_navigation():
                    self.page.keyboard.press("Enter")
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"no Tab led to {words}")

    def types(self, name, words):
        self.goes_to(name)
        self.page.keyboard.type(words)

    def chooses(self, name, value):
        """Choose among radios by arrows, a checkbox by Space, an option of a list by arrows."""
        kind = self.page.locator(f'main [name="{name}"]').first.evaluate("one => one.type")
        if kind == "checkbox":
            self.goes_to(name, value)
            self.page.keyboard.press("Space")
            return
        self.goes_to(name)
        if kind == "radio":
            self.page.keyboard.press("Space")
        elif kind == "select-one":
            self.page.keyboard.press("Home")
        for _press in range(80):
            if self._value(name) == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no arrow led to {value} of {name}")

    def presses(self, value):
        self.goes_to("do", value)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def _value(self, name):
        return self.page.evaluate(
            "() => document.activeElement.type == 'radio' && !document.activeElement.checked"
            " ? '' : document.activeElement.value"
        )
