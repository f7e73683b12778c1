"""The institution's answers, each as a form made from the act's own schema."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

from amparo.accounts.actors import Actor
from amparo.earlywarning import catalogue
from amparo.kernel.errors import Invalid, Refused
from amparo.measures.models import Order
from amparo.web.desk import clocks, naming
from amparo.web.desk.schemaform import at_fields, controls

ANSWERS: Final = ("acknowledge_order", "report_order", "ask_time", "answer_cannot")


def answers(
    actor: Actor, row: Order, tried: str, typed: Mapping[str, Any], refusal: Refused | None
) -> list[dict[str, Any]]:
    """Return what may be answered in this state, the one just tried unfolded with what was typed."""
    wrong = at_fields(refusal.fields) if isinstance(refusal, Invalid) else {}
    offered = catalogue.available_on_order(actor, row.id, clocks.now(), naming.language())
    return [
        {
            **_words(one.code),
            "code": one.code,
            "open": one.code == tried,
            "controls": controls(
                one.schema,
                typed if one.code == tried else {},
                wrong if one.code == tried else {},
                apart=one.code,
            ),
            "takes_file": one.code == "report_order",
            "file_errors": wrong.get("file", []) if one.code == tried else [],
        }
        for one in offered
        if one.code in ANSWERS and one.code != "acknowledge_order"
    ]


def _words(code: str) -> dict[str, str]:
    words = {
        "report_order": {
            "label": _("Report what was done"),
            "hint": _("What, when and who; a photograph or record if there is one"),
            "button": _("Send the report"),
            "after": _(
                "It goes to the protection team. The person says for herself whether it arrived."
            ),
        },
        "ask_time": {
            "label": _("Ask for more time"),
            "hint": _("Until when and why. The clock runs on until it is granted"),
            "button": _("Ask for more time"),
            "after": _("It goes to the protection team now."),
        },
        "answer_cannot": {
            "label": _("I cannot carry it out"),
            "hint": _("Say why: that is how another way is found today"),
            "button": _("Send “I cannot”"),
            "after": _("It goes now to whoever can remove the obstacle. The order is not closed."),
        },
    }
    return words.get(code, {"label": code, "hint": "", "button": code, "after": ""})
