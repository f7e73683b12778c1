"""A page read in English: nothing of what the page itself says may still be Spanish."""

# What a page says of itself, not what somebody wrote into it, nor a designation beside its number.
_OURS = "h1, h2, legend, label, th, dt, button, caption, .govuk-hint, .am-sub-hint, p.am-s"
_SPANISH = r"/[¿¡ñ]|\b(de|del|la|el|los|las|que|una|para|con|por|se|no es|está|qué|quién)\b/i"
_WRITTEN = r"/invent|[A-Z]{2}-\w{4}-/i"
_LEFT = f"""() => [...document.querySelectorAll("main :is({_OURS})")]
  .filter(one => !one.closest("[lang]:not(html)")).map(one => one.innerText.trim())
  .filter(said => {_SPANISH}.test(said) && !{_WRITTEN}.test(said))"""


def chosen(member):
    """Choose English by the button of the page's foot."""
    member.page.get_by_role("button", name="English").click()
    assert member.page.locator("html").get_attribute("lang") == "en"
    return member


def left(member):
    """What the page still says in Spanish, apart from what was written into it and what is said to be Spanish."""
    return member.page.evaluate(_LEFT)
