"""Every link that a member is offered, followed as far as it leads: what a page offers must not refuse them."""

from collections import deque
from html.parser import HTMLParser
from re import compile as pattern
from urllib.parse import urljoin, urlsplit

from tests import sessions

# What tells one address from another of the same page: ids, numbers, which act, and what a query says.
_VARIES = pattern(
    r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32,}|\d+|\?.*"
    r"|(?<=actos/)\w+|(?<=agregar/)\w+|(?<=concern/)\w+|(?<=institution/)\w+"
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


def refused(desk, member, ends=frozenset()):
    """Follow the links from the first page, one address of each shape, opening what can be opened; what went wrong.

    ends  shapes that lead nowhere further, files and forms among them, and are not asked for again
    Returns how many were seen, `status address (from where)` of each that refused, and the ends with these.
    """
    visitor = sessions.visitor_of(desk, member)
    waiting, met, opened, wrong, pages = deque([("/", "")]), set(), set(), [], 0
    ends, walked = set(), ends
    while waiting:
        address, before = waiting.popleft()
        shape = _shape(address)
        answer, pages = visitor.get(address), pages + 1
        if answer.status_code != 200:
            wrong.append(f"{answer.status_code} {address} (from {before})")
            continue
        is_page = "html" in answer.headers["Content-Type"]
        offered = _Offered(answer.text if is_page else "")
        asks = offered.purposes and shape not in opened
        if asks:
            opened.add(shape)
            typed = {"purpose": offered.purposes[-1], "next": offered.onward}
            inside = urlsplit(str(visitor.post(urlsplit(address).path, typed).url)).path
            waiting.appendleft((inside, "opened " + address))
        onward = {_shape(link): link for link in _addresses(address, offered)}
        new = onward.keys() - met
        met |= new
        waiting += [(onward[each], address) for each in sorted(new - walked)]
        if not (new or asks):
            ends.add(shape)
    return pages, wrong, ends | walked


def _shape(address):
    return _VARIES.sub("#", address)


def _addresses(address, offered):
    return [urljoin(address, link).partition("#")[0] for link in offered.links]


def of_roles(installation, roles):
    """Role to pages seen and what refused, of the first member of each.

    What led one of them nowhere further is not asked for by the next: who may is in the table of routes.
    """
    first = {member["role"]: member for member in reversed(installation.members)}
    found, ends = {}, set()
    for role in roles:
        pages, wrong, ends = refused(installation.desk, first[role], ends)
        found[role] = (pages, wrong)
    return found
