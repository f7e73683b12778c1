"""What a file that ends leaves with institutions: that it is over, and nothing of what it told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amparo.coordination import steps as asking
from amparo.measures import steps as ordering

if TYPE_CHECKING:
    from amparo.earlywarning.doing import Doing


def leave(under_way: Doing) -> None:
    """End the measures and the questions of a file that has just ended, and the keys that went with them."""
    if under_way.deed.opener is None:
        return  # by her own word a file ends before anything was ordered or asked
    ordering.end_all(under_way.deed, str(under_way.deed.facts.get("ground", "")))
    asking.end_all(under_way.deed)
