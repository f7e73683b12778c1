"""Which pages exist in which installation: what a State's mechanism does, and what an organisation does.

A page of the other profile is absent, as if it had never been made. Whoever adds a page to the desk
says here to whom it belongs; the pages named nowhere here stand in both.
"""

from typing import Final

from django.conf import settings

from amparo.law.schema.access import Profile

OF_THE_MECHANISM: Final = frozenset(
    {"requests", "cases", "terms", "orders", "requests_csv", "cases_csv", "terms_csv", "orders_csv"}
    | {"file", "story", "judgement", "measures", "institutions", "justice", "papers", "evidence"}
    | {"opened", "proof", "open", "close", "act", "act_on", "attend"}
    | {"order", "order_open", "order_close", "order_paper", "order_road_sheet", "order_act"}
    | {"situation_take", "order_evidence", "receipts", "receipt", "receipt_open", "receipt_close"}
)
OF_THE_ORGANISATION: Final[frozenset[str]] = frozenset(
    {"candidacies", "candidacy_add", "candidacy", "candidacy_act", "candidacy_notes"}
    | {"candidacy_log_csv", "candidacy_dossier", "candidacy_json", "candidacy_pdf"}
    | {"candidacy_atom"}
    | {"statements", "statements_atom", "statement_new", "statement", "statement_open"}
    | {"statement_close", "statement_text", "statement_since", "statement_preview"}
    | {"statement_pdf", "statement_act", "statement_unrest", "statement_rest"}
    | {"statement_withdraw", "statement_json"}
    | {"missions", "mission_new", "mission_follow", "mission", "mission_field"}
    | {"mission_testimonies", "mission_replies", "mission_findings", "mission_elements"}
    | {"mission_report", "mission_open", "mission_close", "mission_act", "mission_record"}
    | {"mission_recording", "mission_blob", "mission_sentence", "mission_remove"}
    | {"mission_print"}
)


def stands(name: str) -> bool:
    """Whether a page of that name exists in this installation."""
    if settings.AMPARO_PROFILE == Profile.ORGANISATION:
        return name not in OF_THE_MECHANISM
    return name not in OF_THE_ORGANISATION
