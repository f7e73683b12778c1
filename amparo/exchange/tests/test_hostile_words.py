"""Whatever people write comes back as it was written, in every format that says so: nothing is eaten on the way."""

from datetime import UTC, datetime
from types import SimpleNamespace
from uuid import UUID

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from amparo.documentation.notes import Note, last
from amparo.documentation.records import KINDS
from amparo.exchange import flat, ftm, lines, openevsys, tables, uwazi, workbook
from amparo.exchange.packing import About, Written, pack
from amparo.exchange.reports import Report

FORMULAS = ("=1+1", "+51 1", "-1", "@SUMA(A1)", "\t=1", "'=1", "''", "'", " =1", '=HYPERLINK("x")')
ENDS = (
    "a\nb",
    "a\r\nb",
    "a\rb",
    "\na",
    "a\n",
    " a ",
    "\u2028a\u2029",
    "\x85",
    "\x0b\x0c",
    "\x1c\x1d",
)
SIGNS = ('"', '""', ",", ";", "|", "\\", "a;b", 'a"b,c', "a|b", "_x000D_", "_x005F_x000D_", "; ")
FAR = (
    "\u202eartxe\u202c",
    "ñandú",
    "n\u0303",
    "🧵🏽‍🦱",
    "ʼ",
    "ቃል",
    "سلام",
    "\ufeffa",
    "\u200b",
    "\u00a0",
)
BARE = ("\x00", "a\x00b", "\x01", "\x1b[31m", "\x7f", "\ufffe", "\uffff")
HOSTILE = (
    *FORMULAS,
    *ENDS,
    *SIGNS,
    *FAR,
    *BARE,
    "á" * 40_000,
    "NULL",
    "null",
    "[]",
    "{}",
    "1e5",
    "007",
    "TRUE",
)
words = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40),
    st.builds("".join, st.lists(st.sampled_from(HOSTILE[:-7]), min_size=1, max_size=4)),
)
pytestmark = pytest.mark.django_db
ANA, MARCH = UUID(int=1 << 100), UUID(int=2 << 100)


class Open:
    """An open collection of a few records, as a format reads it."""

    def __init__(self, told):
        person, event = {"id": ANA, "name": told[0]}, {"id": MARCH, "title": told[1][:200]}
        person |= {"other_names": (told[2][:200], told[3][:200]), "remarks": told[0]}
        event |= {
            "description": told[2],
            "beside": {told[3][:200]: told[0]},
            "number": told[4][:200],
        }
        more = {"event": MARCH, "comments": told[4], "documents": (told[5][:200], told[0][:200])}
        self.all = [
            KINDS["person"].model_validate(person | {"name": told[0][:200]}),
            KINDS["event"].model_validate(event),
            KINDS["narrative"].model_validate({**more, "id": UUID(int=3 << 100), "text": told[5]}),
            KINDS["act"].model_validate(
                {
                    **more,
                    "id": UUID(int=4 << 100),
                    "victim": ANA,
                    "type": "injury",
                    "notes": {"type": told[1]},
                }
            ),
            KINDS["information"].model_validate(
                {**more, "id": UUID(int=5 << 100), "source": ANA, "cited": told[3][:200]}
            ),
        ]
        notes = {ANA: (Note(told[1], "2026-03-14"), Note(told[2])), MARCH: (Note(told[3]),)}
        said = {id_: tuple(one for one in its if one.words.strip()) for id_, its in notes.items()}
        self.notes = {id_: its for id_, its in said.items() if its}

    def records(self, kind, ids=None):
        for one in self.all:
            if one.kind == kind and (ids is None or one.id in set(ids)):
                said = self.notes.get(one.id, ())
                yield SimpleNamespace(record=one, version=1, note=last(said), notes=said)


def six(strategy):
    return st.lists(strategy, min_size=6, max_size=6)


@settings(max_examples=25, deadline=None)
@given(six(words))
@example([*HOSTILE[:6]])
def test_lines_and_entities_bring_back_every_word(told):
    sent = Open(told)
    assert list(lines.read(lines.write(sent), report := Report())) == sent.all, report.faults
    assert report.notes == sent.notes
    brought = ftm.read(b"".join(ftm.write(sent)))
    assert (list(brought.records), dict(brought.faults)) == (sent.all, {})
    assert brought.report.notes == sent.notes


@settings(max_examples=4, deadline=None)
@given(six(words))
def test_tables_of_openevsys_bring_back_every_word(told):
    sent = Open(told)
    about = About("prueba", "Prueba", "Inventada", datetime(2026, 4, 6, tzinfo=UTC), {})
    brought = openevsys.read(b"".join(pack(openevsys.members(sent), about, Written())))
    assert (list(brought.records), dict(brought.faults)) == (sent.all, {})
    assert brought.report.notes == sent.notes


@settings(max_examples=25, deadline=None)
@given(st.lists(words, min_size=1, max_size=6))
def test_a_csv_says_every_word_again(told):
    rows = [{"event.title": f"n{at}", "event.description": one} for at, one in enumerate(told)]
    columns = flat.columns()
    back = tables.read(tables.as_csv(columns, rows))
    assert [row["event.description"] for _number, row in back.rows] == told


@settings(max_examples=2, deadline=None)
@given(st.lists(words, min_size=80, max_size=120))
def test_a_workbook_says_every_word_that_its_cells_hold(told):
    rows = [{"event.title": f"n{at}", "event.description": one} for at, one in enumerate(told)]
    back = tables.read(workbook.as_xlsx(flat.columns(), rows))
    assert [row["event.description"] for _number, row in back.rows] == [
        one[: workbook.LONGEST] for one in told
    ]


@settings(max_examples=25, deadline=None)
@given(six(words))
def test_a_table_of_uwazi_says_every_word_again(told):
    kept = {"event.title": told[0], "event.description": told[1], "victim.name": told[2]}
    sent = tables.as_csv(uwazi.columns(), [uwazi._row(kept)])
    ((_number, row),) = uwazi.adapted(tables.read(sent)).rows
    assert {name: row[name] for name in kept} == kept
