import pytest

from amparo.kernel.errors import (
    Conflict,
    Forbidden,
    Invalid,
    NotVisible,
    Refused,
    Unavailable,
)


class SpentTwice(Conflict):
    """The token %(token)s was
    already used.

    Nobody is shown this paragraph.
    """


class Named(Invalid):
    """It has a code of its own."""

    code = "named-by-hand"


@pytest.mark.parametrize(
    ("kind", "status", "code"),
    [
        (Invalid, 422, "invalid"),
        (Forbidden, 403, "forbidden"),
        (NotVisible, 404, "not_visible"),
        (Conflict, 409, "conflict"),
        (Unavailable, 503, "unavailable"),
    ],
)
def test_each_kind_has_its_status_and_code(kind, status, code):
    assert (kind.status, kind.code) == (status, code)
    assert issubclass(kind, Refused)


def test_a_refusal_takes_its_code_from_its_name_unless_it_states_one():
    assert SpentTwice.code == "spent_twice"
    assert Named.code == "named-by-hand"


def test_the_message_is_the_first_paragraph_of_the_docstring_with_its_parameters():
    assert str(SpentTwice(token="T-1")) == "The token T-1 was already used."


def test_the_message_is_translated_before_its_parameters_are_put_in():
    spanish = {"The token %(token)s was already used.": "La ficha %(token)s ya se usó."}

    assert SpentTwice(token="T-1").message(spanish.__getitem__) == "La ficha T-1 ya se usó."


def test_a_missing_parameter_does_not_hide_the_refusal():
    assert str(SpentTwice()) == "The token ? was already used."


def test_an_invalid_answer_names_its_fields():
    refusal = Invalid({"district": ("required",)}, form="request")

    assert refusal.fields == {"district": ["required"]}
    assert refusal.params == {"form": "request"}
    assert Invalid().fields == {}
