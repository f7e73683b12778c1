"""The root of every anticipated refusal and its five kinds.

A concrete refusal stands beside the function that raises it. The first paragraph of its
docstring is its English message and its translation key, with `%(name)s` for parameters.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from inspect import cleandoc
from typing import ClassVar


class Refused(Exception):
    """The request was refused."""

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 400

    def __init_subclass__(cls, **kwargs: object) -> None:
        """Give a refusal that states no code its own name in snake case."""
        super().__init_subclass__(**kwargs)
        if "code" not in cls.__dict__:
            cls.code = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    def __init__(self, **params: str) -> None:
        """Keep `params`: shown to people and logged, so never personal or sealed."""
        super().__init__()
        self.params: dict[str, str] = params

    @classmethod
    def template(cls) -> str:
        """Return the English message, also its translation key, on one line."""
        paragraph = cleandoc(cls.__doc__ or Refused.__doc__ or "").split("\n\n")[0]
        return " ".join(paragraph.split())

    def message(self, translate: Callable[[str], str] = str) -> str:
        """Return the message with its parameters; a parameter nobody gave reads `?`."""
        return translate(self.template()) % _Given(self.params)

    def __str__(self) -> str:
        return self.message()


class _Given(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"


class Invalid(Refused):
    """Some answers are missing or cannot be used."""

    status = 422

    def __init__(self, fields: Mapping[str, Sequence[str]] | None = None, **params: str) -> None:
        """Keep `fields`: field name to message codes or texts; never the rejected input."""
        super().__init__(**params)
        self.fields: dict[str, list[str]] = {
            name: list(messages) for name, messages in (fields or {}).items()
        }


class Forbidden(Refused):
    """Your role does not allow this."""

    status = 403


class NotVisible(Refused):
    """There is nothing here that you may see."""

    status = 404


class Conflict(Refused):
    """This is no longer possible: something changed meanwhile."""

    status = 409


class Unavailable(Refused):
    """This service cannot answer now. Try again in a few minutes."""

    status = 503


class OutOfReach(Unavailable):
    """Our records cannot be reached at this moment, so this was not done. Nothing that was
    confirmed is lost. Try again in a minute."""

    code = "out_of_reach"
