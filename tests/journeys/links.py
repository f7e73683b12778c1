"""Every link that a member is offered, followed as far as it leads: what a page offers must not refuse them."""

from collections import deque
from html.parser import HTMLParser
from re import compile as pattern
from urllib.parse import urljoin, urlsplit

from tests import sessions

# What tells one address from another of the same page: ids, numbers, which act, and what a query says.
_VARIES = pattern(
    r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32,}|\d+|(?<=actos/)\w+|(?<=agregar/)\w+|\?.*"
)
_LEAVES = ("http:", "https:", "mailto:", "tel:", "#")


class _Offered(HTMLParser):
    """The links of a page, and the forms that ask for what a thing is opened."""

    def __init__(self, text):
        super().__init__()
        self.links, self.purposes, self.onward = [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "a" and not (told.get("href") or "#").startswith(_LEAVES):
            self.links.append(told["href"])
        if tag == "input" and told.get("name") == "purpose":
            self.purposes.append(told["value"])
        if tag == "input" and told.get("name") == "next":
            self.onward = told.get("value", "")


def refused(desk, member):
    """Follow the links from the first page, one address of each shape, opening what can be opened; what went wrong.

    Returns how many pages were seen, and `status address (from where)` of each that refused.
    """
    visitor = sessions.visitor_of(desk, member)
    waiting, met, opened, wrong, pages = deque([("/", "")]), set(), set(), [], 0
    while waiting:
        address, before = waiting.popleft()
        shape = _VARIES.sub("#", address)
        if shape in met:
            continue
        met.add(shape)
        answer, pages = visitor.get(address), pages + 1
        if answer.status_code != 200:
            wrong.append(f"{answer.status_code} {address} (from {before})")
            continue
        if "html" not in answer.headers["Content-Type"]:
            continue
        offered = _Offered(answer.text)
        if offered.purposes and shape not in opened:
            opened.add(shape)
            typed = {"purpose": offered.purposes[-1], "next": offered.onward}
            inside = urlsplit(str(visitor.post(urlsplit(address).path, typed).url)).path
            waiting.appendleft((inside, "opened " + address))
            met.discard(_VARIES.sub("#", inside))
        waiting += [(urljoin(address, link).partition("#")[0], address) for link in offered.links]
    return pages, wrong


def of_roles(installation, roles):
    """Role to pages seen and what refused, of the first member of each."""
    first = {member["role"]: member for member in reversed(installation.members)}
    return {role: refused(installation.desk, first[role]) for role in roles}
