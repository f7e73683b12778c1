"""What the matrix of routes asks with: every route of the staff door, and what to put in its address."""

from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse

ABSENT = UUID("00000000-0000-4000-8000-000000000000")
NUMBERS = ("index", "entry")
# What a route takes besides an id: a word that it knows, by a part of its name.
_ACTS = {
    "record_add": "information",
    "order": "acknowledge_order",
    "person": "relate",
    "situation": "plan",
    "information": "answer_information",
    "matter": "enter_person",
    "mission_act": "enter_visit",
    "mission_rec": "V1",
    "decision": "enter_person",
    "claim_act": "withdraw",
    "proposal_act": "reject",
    "law_act": "step",
    "candidacy_act": "contact",
    "statement_act": "add_language",
    "concern": "concern_2_contempt",
}
_WORDS = {"number": 4, "form": "csv", "what": "voices", "kind": "concern", "language": "es"}


def routes(resolver=None, namespace=()):
    """Each route's name and the names of its parameters."""
    for one in (resolver or get_resolver("amparo.web.desk.urls")).url_patterns:
        if isinstance(one, URLResolver):
            deeper = (*namespace, one.namespace) if one.namespace else namespace
            yield from routes(one, deeper)
        elif isinstance(one, URLPattern) and one.name and one.name != "api-root":
            yield ":".join((*namespace, one.name)), sorted(one.pattern.converters)


def methods(client, name, parameters):
    allowed = client.options(address(name, parameters, {})).headers.get("Allow", "GET")
    return [method.lower() for method in ("GET", "POST") if method in allowed]


def address(name, parameters, values):
    """The address of a route with these values; what stands in none of them is absent."""
    taken = {one: values.get(one, _fixed(one, name)) for one in parameters}
    return reverse(name, kwargs=taken)


def _fixed(parameter, name):
    if parameter == "code":
        return next((act for part, act in _ACTS.items() if part in name), "send_message")
    if parameter in NUMBERS:
        return 0
    return _WORDS.get(parameter, ABSENT)
