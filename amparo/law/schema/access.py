"""roles.yaml and matrix.yaml: role x envelope x power, denied unless written."""

from enum import StrEnum

from amparo.law.schema.base import Code, Frozen, Labelled, Text, UnknownCode


class Right(StrEnum):
    """What a role may do with one envelope once a grant covers it; `write` includes `read`."""

    READ = "read"
    WRITE = "write"
    NONE = "none"


class Scope(StrEnum):
    """Over which files a right holds at all."""

    OWN_QUEUE = "own_queue"
    ASSIGNED = "assigned"
    DESK = "desk"
    OWN_ORDERS = "own_orders"
    OWN_DEPOSITS = "own_deposits"
    OWN_MATTERS = "own_matters"
    BY_REQUEST = "by_request"
    LOG_ONLY = "log_only"
    NONE = "none"


class Profile(StrEnum):
    """What an installation is: one of the State that protects, or one of those who hold it to its word."""

    MECHANISM = "mechanism"
    ORGANISATION = "organisation"


class Envelope(Labelled):
    """A sealed part of a file, with its own key."""

    holds: Text


class Role(Labelled):
    """What a member may be at a desk."""

    does: Text
    seen_in: str


class Power(Labelled):
    """Something a role may do that moves no stage of the procedure."""


class MatrixRow(Frozen):
    """One role's line. An envelope that is not named is `none`.

    `on_request` may be granted case by case, by a reasoned and logged request; it opens nothing by itself.
    """

    role: Code
    scope: Scope
    envelopes: dict[Code, Right]
    on_request: tuple[Code, ...] = ()
    powers: tuple[Code, ...] = ()
    registry: str
    statistics: str
    note: Text | None = None


class Matrix(Frozen):
    """The whole table."""

    envelopes: tuple[Envelope, ...]
    powers: tuple[Power, ...]
    rows: tuple[MatrixRow, ...]

    def row(self, role: str) -> MatrixRow:
        """That role's line. Raises UnknownCode."""
        for row in self.rows:
            if row.role == role:
                return row
        raise UnknownCode(f"role: {role}")

    def rights(self, role: str) -> dict[str, Right]:
        """Every envelope of the pack with that role's right over it."""
        named = self.row(role).envelopes
        return {e.code: named.get(e.code, Right.NONE) for e in self.envelopes}

    def may(self, role: str, power: str) -> bool:
        """Whether that role holds that power."""
        return power in self.row(role).powers


class Roles(Frozen):
    """roles.yaml."""

    roles: tuple[Role, ...]
