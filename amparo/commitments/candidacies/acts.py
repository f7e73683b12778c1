"""Every act on a contest by its code, with its form."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_noop as _

from amparo.commitments.candidacies import forms, log, services
from amparo.commitments.citing import party_names
from amparo.commitments.doing import Act
from amparo.commitments.models import Contest

POWER: Final = services.KEEP
ACTS: Final = {
    act.code: act
    for act in (
        Act("contact", _("Enter a contact with a State"), forms.LogContact, log.log_contact),
        Act("nominee", _("Enter a nominee"), forms.AddNominee, services.add_nominee),
        Act(
            "withdrawal",
            _("Enter that a nominee was withdrawn"),
            forms.WithdrawNominee,
            services.withdraw_nominee,
        ),
        Act("pillar", _("Add a pillar of the mandate"), forms.AddPillar, services.add_pillar),
        Act("criterion", _("Add a criterion"), forms.AddCriterion, services.add_criterion),
    )
}


def schema(code: str, contest: Contest, language: str) -> dict[str, Any]:
    """The form of an act, with the nominees that stand where one is asked for."""
    if code != "withdrawal":
        return ACTS[code].schema({})
    standing = list(contest.nominees.filter(withdrawn_on="").order_by("recorded_at"))
    names = party_names((each.state_code for each in standing), language)
    told = [
        (str(each.id), " · ".join(filter(None, (names[each.state_code], each.name))))
        for each in standing
    ]
    return ACTS[code].schema({"nominee": told})
