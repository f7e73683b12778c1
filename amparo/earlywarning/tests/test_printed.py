from amparo.earlywarning.printed import page
from amparo.law import packs

PACK = packs.load(packs.folder_of(packs.DEFAULT))


def test_the_printed_procedure_holds_every_row_of_the_table():
    text = page(PACK)
    for stage in PACK.procedure.stages:
        assert f"(`{stage.code}`)" in text
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    rows = len(PACK.procedure.rows) + len(PACK.procedure.appeal.rows)
    heads = len({row.from_ for row in PACK.procedure.rows}) + 1
    assert len(lines) == rows + heads
