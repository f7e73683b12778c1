"""The shape that goes with an order's state; colour never stands alone."""


def state_css(state: str) -> str:
    css = {
        "issued": "am-tag--wait",
        "more_time_asked": "am-tag--wait",
        "acknowledged": "am-tag--act",
        "reported": "am-tag--act",
        "confirmed": "am-tag--good",
        "cannot": "am-tag--late",
        "contested": "am-tag--late",
    }
    return css.get(state, "")
