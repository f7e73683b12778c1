import logging
import sys

from amparo.config.logs import ValueFree


def test_a_line_holds_the_message_without_what_was_filled_in():
    record = logging.LogRecord(
        "amparo", logging.WARNING, "x.py", 1, "refused %s", ("canary-word",), None
    )
    line = ValueFree().format(record)
    assert "refused %s" in line
    assert "canary-word" not in line


def test_a_message_that_another_filled_in_before_is_left_out():
    record = logging.LogRecord(
        "django.security.DisallowedHost",
        logging.ERROR,
        "x.py",
        1,
        "not ours: canary-word",
        (),
        None,
    )
    line = ValueFree().format(record)
    assert "django.security.DisallowedHost" in line
    assert "canary-word" not in line


def test_a_fault_is_told_by_its_kind_and_places_alone():
    try:
        raise ValueError("canary-word")
    except ValueError:
        record = logging.LogRecord("amparo", logging.ERROR, "x.py", 1, "failed", (), sys.exc_info())
    lines = ValueFree().format(record)
    assert "builtins.ValueError" in lines
    assert "test_a_fault_is_told" in lines
    assert "canary-word" not in lines
