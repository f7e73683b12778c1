"""The lists that pages and API show alike: requests, cases, terms, orders, what waits for a word.

One function makes a list and its count, so a number on a page is the length of the list behind it.
Clear columns only; visibility comes from `custody`, absent and hidden share one query.
"""

from amparo.earlywarning.worklists.asked import Asked, Scope, asked
from amparo.earlywarning.worklists.cursor import Cut, cut
from amparo.earlywarning.worklists.files import cases, mine, one_file, request_stages, requests
from amparo.earlywarning.worklists.informations import informations
from amparo.earlywarning.worklists.orders import orders
from amparo.earlywarning.worklists.raised import Raised, denials_to_sign, raised
from amparo.earlywarning.worklists.terms import terms
from amparo.measures.selectors import contradictions
from amparo.measures.selectors import order as one_order

__all__ = [
    "Asked",
    "Cut",
    "Raised",
    "Scope",
    "asked",
    "cases",
    "contradictions",
    "cut",
    "denials_to_sign",
    "informations",
    "mine",
    "one_file",
    "one_order",
    "orders",
    "raised",
    "request_stages",
    "requests",
    "terms",
]
