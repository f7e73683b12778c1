"""A page of the journeys without a mouse."""

MOST_STOPS = 420  # how often Tab may be pressed before a field must have been met

# How many stops lie before the next one of that name, value or words, by the order of the page; a date has more.
_AHEAD = """wanted => {
  const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter(one => one.tabIndex >= 0 && !one.disabled && one.type != 'hidden' && one.checkVisibility())
    .filter(one => {
      if (one.type != 'radio') return true;
      const group = [...(one.form || document).querySelectorAll(`input[type=radio][name="${one.name}"]`)];
      return one === (group.find(each => each.checked) || group[0]);
    });
  const here = stops.indexOf(document.activeElement);
  return stops.slice(here + 1).findIndex(one => wanted.name
    ? one.name == wanted.name && ['', one.value].includes(wanted.value)
    : one.textContent.trim().startsWith(wanted.words));
}"""


class Keyboard:
    """A page without a mouse: Tab goes on until a field is met, and the keys do the rest."""

    def __init__(self, page):
        self.page = page

    def goes_to(self, name, value=""):
        """Press Tab until the field of that name has the focus; a group of radios is one stop."""
        self.hurries(name=name, value=value)
        for _stop in range(MOST_STOPS):
            found = self.page.evaluate(
                "() => [document.activeElement.name || '', document.activeElement.value || '']"
            )
            if found[0] == name and value in ("", found[1]):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"no Tab led to {name}")

    def goes_within(self, part):
        """Press Tab until the focus is inside a part of the page, a locator of one element."""
        for _stop in range(MOST_STOPS):
            if part.evaluate("one => one.contains(document.activeElement)"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"no Tab led into {part}")

    def follows(self, words):
        """Press Tab until a link or a button of these words has the focus, and press it."""
        self.hurries(words=words)
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

    def hurries(self, **wanted):
        """Press Tab up to just before a stop, without looking where each press leads: that is looked at after."""
        for _press in range(min(self.page.evaluate(_AHEAD, wanted), MOST_STOPS)):
            self.page.keyboard.press("Tab")

    def _value(self, name):
        return self.page.evaluate(
            "() => document.activeElement.type == 'radio' && !document.activeElement.checked"
            " ? '' : document.activeElement.value"
        )
