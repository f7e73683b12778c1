"""How a child may end without an answer. None carries a byte of what it read."""


class ChildFailed(Exception):
    """The child gave no answer; its subclass says why."""


class TurnedDown(ChildFailed):
    """The reader refused on purpose: `code` and `params` are those of its own refusal, never words of the file."""

    def __init__(self, code: str, params: dict[str, str]) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class OutOfTime(ChildFailed):
    """It took more of the processor or of the clock than its limit, and was killed."""


class OutOfMemory(ChildFailed):
    """It asked for more memory than its limit."""


class TooMuchOutput(ChildFailed):
    """It said more than its limit, and was killed."""


class Crashed(ChildFailed):
    """It fell: a fault of a parser that the file provoked, or an error no reader foresaw.

    kind  name of the signal ("SIGSEGV") or of the exception's class ("KeyError"); never its message
    """

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class Unstartable(ChildFailed):
    """No child could be started, or too many were at work; the file is not to blame."""
