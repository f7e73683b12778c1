"""Log lines without values: what happened and where, never what a person typed."""

import logging
import traceback
from datetime import UTC, datetime


class ValueFree(logging.Formatter):
    """Write the message's template, never its arguments, and of an exception its type and places only.

    The text of an exception may hold a parameter of a query or a field of a form, so it is left out too; and so is
    another's message without arguments, which may have been filled in before: Django logs a refused Host that way.
    """

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds")
        lines = [f"{at} {record.levelname} {record.name}: {_template(record)}"]
        if record.exc_info and record.exc_info[0]:
            kind, _, trace = record.exc_info
            lines.append(f"  {kind.__module__}.{kind.__qualname__}")
            lines += [f"  {f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]
        return "\n".join(lines)


def _template(record: logging.LogRecord) -> str:
    ours = record.name.partition(".")[0] == "amparo"
    return record.msg if isinstance(record.msg, str) and (ours or record.args) else "-"
