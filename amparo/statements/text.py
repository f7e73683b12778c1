"""A text as it is published: its words, and who signed them."""

from __future__ import annotations

from collections.abc import Mapping

from amparo.signing.texts import plain


def printed(title: str, text: str, signed_by: list[str], closing: Mapping[str, str]) -> str:
    """The text as it is published: title, words, who signed.

    closing  words for `signed` and, when some are counted and not named, `unnamed`
    """
    parts = [plain(title), plain(text), closing["signed"], "\n".join(signed_by)]
    if "unnamed" in closing:
        parts.append(closing["unnamed"])
    return "\n\n".join(part for part in parts if part) + "\n"
