"""Under which power of the pack's matrix an act stands, and which acts outlive the procedure."""

# Acts that move no stage stand under the matrix's power of that name, or of one of these.
POWERS: dict[str, str] = {
    "send_message": "write_message",
    "book_interpreter": "write_message",
    "share_file": "grant_access",
    "exclude_institution": "end_access",
    "revoke_receipt": "reissue_receipt",
    "resume_term": "pause_term",
    "note": "write_note",
    "see_alert": "open_envelope",
    "withdraw_request": "request_information",
}

# Of the acts that move no stage: what may still be done once the procedure has ended. She goes on being
# answered and protected, and what she asked against the decision is decided; nothing else begins.
AFTER_THE_END = frozenset(
    {
        "send_message",
        "book_interpreter",
        "note",
        "assign",
        "share_file",
        "exclude_institution",
        "override_shield",
        "revoke_receipt",
        "reissue_receipt",
        "see_alert",
        "resolve_contradiction",
        "appeal",
        "decide_appeal",
    }
)


def power_of(act: str) -> str:
    """Return the word by which the pack allows an act: the act's own, or a power's."""
    return POWERS.get(act, act)
