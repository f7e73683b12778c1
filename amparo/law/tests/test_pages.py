from pathlib import Path

from amparo.law import pages

NORMS = Path(__file__).parents[3] / "docs" / "norms.md"


def test_the_page_of_norms_is_the_one_the_pack_prints(peru):
    told = "run: amparo law show --markdown > docs/norms.md"
    assert NORMS.read_text(encoding="utf-8") == pages.markdown(peru), told


def test_every_section_prints_a_line_for_each_entry(peru):
    for name, lines in pages.SECTIONS.items():
        assert lines(peru, "es"), name
        assert len(lines(peru, "es")) == len(lines(peru, "en"))
