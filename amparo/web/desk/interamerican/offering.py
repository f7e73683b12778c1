"""The acts on a matter as its page offers them: by what they are for, what can be done now before what waits."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from amparo.interamerican.picture import Whole

Offered = tuple[str, str, str]
"""Code, label and group, as the catalogue gives an act."""

GROUPS: Final[dict[str, tuple[str, ...]]] = {
    gettext_noop("The request"): ("write_section",),
    gettext_noop("Its points, and what is said of them"): (
        *("add_point", "record_saying", "record_public_voice", "record_finding"),
    ),
    gettext_noop("Dates and meetings"): ("set_due", "keep_commitment", "stop_due", "hold_meeting"),
    gettext_noop("People, consents and mandates"): (
        *("enter_person", "record_consent", "justify_absence", "withdraw_consent"),
        *("grant_mandate", "revoke_mandate"),
    ),
    gettext_noop("Courts of the country"): ("file_remedy", "decide_remedy", "record_ruling"),
    gettext_noop("Papers"): ("enter_paper", "pin_other_log"),
    gettext_noop("Who works on it"): ("share_matter", "link_matter"),
}
OTHERS: Final = gettext_noop("Others")

# What must be there before an act has anything to be about, and how to say that it is not.
_WAITS: Final[tuple[tuple[tuple[str, ...], Callable[[Whole], object], str], ...]] = (
    (
        ("record_saying", "record_public_voice", "record_finding"),
        lambda whole: whole.points,
        gettext_noop("No point is entered yet."),
    ),
    (
        ("keep_commitment", "stop_due"),
        lambda whole: whole.open_dues,
        gettext_noop("No date is open."),
    ),
    (
        ("record_consent", "justify_absence", "grant_mandate"),
        lambda whole: whole.people,
        gettext_noop("Nobody is entered yet."),
    ),
    (
        ("withdraw_consent",),
        lambda whole: any(person.consented for person in whole.people),
        gettext_noop("No consent stands."),
    ),
    (
        ("revoke_mandate",),
        lambda whole: any(mandate.revoked_on is None for mandate in whole.mandates),
        gettext_noop("No mandate stands."),
    ),
    (
        ("decide_remedy",),
        lambda whole: any(remedy.decided_on is None for remedy in whole.remedies),
        gettext_noop("No remedy waits for a decision."),
    ),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Acts of one purpose that can be done now, as code and label."""

    label: str
    acts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """`steps` move the matter; `groups` record; `waiting` says why the others wait: reason and their labels."""

    steps: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    waiting: tuple[tuple[str, tuple[str, ...]], ...]


def offer(acts: Iterable[Offered], whole: Whole) -> Offer:
    """Sort what the catalogue offers this member by purpose; one that no group names stands in the last."""
    steps, others = [], {}
    for code, label, group in acts:
        if group == "step":
            steps.append((code, label))
        else:
            others[code] = label
    waiting: dict[str, list[str]] = {}
    for codes, there, why in _WAITS:
        if not there(whole):
            labels = [others.pop(code) for code in codes if code in others]
            if labels:
                waiting.setdefault(_(why), []).extend(labels)
    named = {code for codes in GROUPS.values() for code in codes}
    table = {**GROUPS, OTHERS: tuple(code for code in others if code not in named)}
    groups = (
        Group(_(label), tuple((code, others[code]) for code in codes if code in others))
        for label, codes in table.items()
    )
    return Offer(
        tuple(steps),
        tuple(group for group in groups if group.acts),
        tuple((why, tuple(labels)) for why, labels in waiting.items()),
    )
