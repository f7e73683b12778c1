"""Steps on vocabularies: parties and topics, entered by their codes and put right under the same code."""

from __future__ import annotations

import re
from collections import defaultdict

from django.utils.translation import gettext_noop as _

from amparo.claims import checks, watching
from amparo.claims.facts import PartyFacts, TopicFacts
from amparo.claims.kinds import PartyKind, Vocabulary
from amparo.claims.models import Party, Topic
from amparo.custody import ledger
from amparo.custody.deeds import Deed
from amparo.kernel.errors import Invalid

_CODE = re.compile(r"[a-z0-9][a-z0-9_]{0,63}")
_COUNTRY = re.compile(r"[A-Z]{2}")
BAD_CODE = _("Use small letters, digits and underscores.")
BAD_COUNTRY = _("Write the two letters of the country.")
IN_A_RING = _("A party cannot belong to itself.")


def keep_party(deed: Deed, facts: PartyFacts) -> Party:
    """Enter a party or put it right. Raises Invalid."""
    country = facts.country.upper()
    faults: checks.Faults = defaultdict(list)
    _check_code(facts.code, faults)
    _check_name("name", facts.name_es, facts.name_en, faults)
    if facts.kind not in PartyKind.values:
        faults["kind"].append(checks.NOT_LISTED)
    if country and not _COUNTRY.fullmatch(country):
        faults["country"].append(BAD_COUNTRY)
    if facts.parent and not Party.objects.filter(code=facts.parent).exists():
        faults["parent"].append(checks.NOT_LISTED)
    if facts.parent and facts.code in _above(facts.parent):
        faults["parent"].append(IN_A_RING)
    if faults:
        raise Invalid(faults)
    row = Party(
        code=facts.code,
        kind=facts.kind,
        name_es=facts.name_es or facts.name_en,
        name_en=facts.name_en or facts.name_es,
        country=country,
        parent_id=facts.parent or None,
        seen_as=list(dict.fromkeys(facts.seen_as)),
    )
    row.save()
    ledger.lock()
    deed.marks.append(watching.party_mark(row))
    deed.note(party=row.code)
    return row


def keep_topic(deed: Deed, facts: TopicFacts) -> Topic:
    """Enter a topic or put its names right. Raises Invalid."""
    faults: checks.Faults = defaultdict(list)
    _check_code(facts.code, faults)
    _check_name("label", facts.label_es, facts.label_en, faults)
    if facts.vocabulary not in Vocabulary.values:
        faults["vocabulary"].append(checks.NOT_LISTED)
    if faults:
        raise Invalid(faults)
    names = {
        "label_es": facts.label_es or facts.label_en,
        "label_en": facts.label_en or facts.label_es,
    }
    row, _made = Topic.objects.update_or_create(
        vocabulary=facts.vocabulary, code=facts.code, defaults=names
    )
    ledger.lock()
    deed.marks.append(watching.topic_mark(row))
    deed.note(topic=f"{row.vocabulary}:{row.code}")
    return row


def _check_code(code: str, faults: checks.Faults) -> None:
    if not _CODE.fullmatch(code):
        faults["code"].append(BAD_CODE)


def _check_name(name: str, es: str, en: str, faults: checks.Faults) -> None:
    if not (es.strip() or en.strip()):
        faults[f"{name}_es"].append(checks.EMPTY)


def _above(code: str) -> list[str]:
    """The party and those it belongs to, up to the last."""
    parents = dict(Party.objects.values_list("code", "parent_id"))
    found: list[str] = []
    at: str | None = code
    while at and at not in found:
        found.append(at)
        at = parents.get(at)
    return found
