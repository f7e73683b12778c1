"""Whatever the text, the Reader answers with lawful spans, and soon."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.reading import Kind, read

FRAGMENTS = st.sampled_from(
    [
        "The Court orders the State to: ",
        "a) ",
        "b) ",
        "i) ",
        "- ",
        "\u2022 ",
        "1. ",
        "1.1 ",
        "\n",
        "\n\n",
        "; ",
        ": ",
        '"',
        "“",
        "”",
        "(",
        ")",
        "Exigimos al Estado que ",
        "debe ",
        "must ",
        "by 30 February 2026",
        "a más tardar el 31 de junio de 2025",
        "EE.UU. ",
        "No. ",
        "protec-\ntion ",
        "e\u0301",
        "\u00ad",
        "\ufb01",
        "\x00",
        "\r\n",
        "\u2028",
        "ñ",
        "demands for justice, ",
        "RESUELVE:\n",
        "\U0001f54a",
        "İ",
    ]
)


def spans_are_lawful(text, proposals):
    for one in proposals:
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip(), one
        assert one.kind in set(Kind)
        assert one.reason
    assert list(proposals) == sorted(proposals, key=lambda one: one.start)


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(FRAGMENTS, max_size=40).map("".join)))
def test_no_text_makes_it_fail_or_point_outside(text):
    spans_are_lawful(text, read(text))


@pytest.mark.parametrize(
    "piece",
    ["a", "must ", "- a\n", "(", '"', "the Court ordered ", "a) b) ", "insta al Estado a que "],
    ids=["no-spaces", "duties", "bullets", "brackets", "quotes", "orders", "marks", "asks"],
)
def test_a_hostile_text_takes_time_in_proportion_to_its_length(piece):
    begun = time.process_time()
    read(piece * (60_000 // len(piece)))
    assert time.process_time() - begun < 4


@pytest.mark.parametrize("sign", [".", "A", "A-", "A'", "?", "…", "(", "«", " ", "1.", "de la "])
def test_one_sign_again_and_again_takes_no_more_time_than_other_text(sign):
    began = time.monotonic()
    read("Exigimos al Estado que investigue " + sign * (40_000 // len(sign)) + " hoy.")
    assert time.monotonic() - began < 10
