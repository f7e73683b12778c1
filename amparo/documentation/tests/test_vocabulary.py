"""Vocabularies: our words with their numbers, changed by acts that leave what was said before."""

import csv
import io
from pathlib import Path

import pytest

from amparo.accounts.acts import NotYourAct
from amparo.custody.verification import verify
from amparo.documentation import services, vocabulary
from amparo.documentation.acts import tables
from amparo.documentation.errors import NotATable
from amparo.documentation.fields import described
from amparo.documentation.models import TermChange
from amparo.documentation.records import KINDS
from amparo.documentation.sentences import sentences
from amparo.documentation.vocabulary import Word
from amparo.kernel.errors import Invalid
from amparo.law import packs


def test_every_list_a_field_is_of_is_there_said_in_both_languages_and_above_each_term_is_a_term():
    lists = vocabulary.brought()
    wanted = {field.terms for kind in KINDS.values() for field in described(kind)} - {0}
    assert wanted <= set(lists)
    for words in (words for its in lists.values() for words in its.terms.values()):
        assert all((words.es, words.en)), words
        assert not words.parent or words.parent in lists[words.vocabulary].terms, words
        assert len(words.huridocs) in (0, 12), words


def test_kinds_of_act_are_mapped_to_the_indicator_and_to_the_acts_of_the_law_pack():
    acts = {kind.code: kind for kind in packs.current().act_kinds}
    terms = [word for word in vocabulary.brought()[4].terms.values() if word.act]
    assert {word.act for word in terms} == set(acts)
    # Whoever was arrested or ill-treated is counted as such only where somebody called it arbitrary, or torture.
    milder = {"arrest", "mass_arrest", "ill_treatment"}
    assert {w.code for w in terms if w.sdg != acts[w.act].sdg_16_10_1} == milder
    classed = [word for word in vocabulary.brought()[4].terms.values() if word.iccs]
    assert {word.fit for word in classed} == {"exact", "close", "broad", "doubtful"}


def test_every_micro_thesaurus_that_a_field_draws_on_is_filled_and_each_of_its_terms_has_its_place_or_none_on_purpose():
    lists = vocabulary.brought()
    assert [number for number, its in lists.items() if not its.terms] == []
    ours = set(vocabulary.LOCAL) - {67}
    without = {
        number: {word.code for word in its.terms.values() if not word.huridocs}
        for number, its in lists.items()
        if number < 100 and number not in ours
    }
    told = Path("docs/documenting.md").read_text(encoding="utf-8")
    for number, codes in without.items():
        if number not in (13, 14):  # Peru's peoples and languages, which the thesauri do not name
            assert [code for code in sorted(codes) if f"`{code}`" not in told] == [], number


def test_a_stop_that_ends_no_sentence_splits_none():
    text = "El Sr. Molino habló. ¿Quién fue? «Nadie».\nSiguió la Dra. Luz… y calló"
    assert [each.text for each in sentences(text)] == [
        "El Sr. Molino habló.", "¿Quién fue?", "«Nadie».", "Siguió la Dra. Luz…", "y calló",
    ]  # fmt: skip
    assert all(text[each.start : each.end] == each.text for each in sentences(text))


@pytest.mark.django_db(transaction=True)
def test_a_term_is_added_said_otherwise_and_retired_and_nothing_of_it_is_lost(scene):
    ours = Word(4, "faro", "Quema del faro", "Burning of the lighthouse", parent="killing")
    services.keep_term(scene.actor, ours, scene.at)
    services.retire_term(scene.actor, 4, "killing", scene.at)
    assert vocabulary.word(4, "faro", "es") == "Quema del faro"
    assert "killing" not in {word.code for word in vocabulary.vocabulary(4).offered}
    assert vocabulary.word(4, "killing", "en") == "Killing"
    services.retire_term(scene.actor, 4, "killing", scene.at, back=True)
    assert "killing" in {word.code for word in vocabulary.vocabulary(4).offered}
    assert TermChange.objects.filter(vocabulary=4, code="killing").count() == 2
    with pytest.raises(NotYourAct):
        services.keep_term(scene.cast.actor("reviewer"), ours, scene.at)
    for wrong, field in (
        (Word(4, "El Faro", "Faro"), "code"),
        (Word(4, "faro", " "), "es"),
        (Word(4, "faro", "Faro", parent="nowhere"), "parent"),
    ):
        with pytest.raises(Invalid) as refused:
            services.keep_term(scene.actor, wrong, scene.at)
        assert set(refused.value.fields) == {field}


@pytest.mark.django_db(transaction=True)
def test_a_table_of_codes_becomes_the_installations_own_list_and_ours_keep_their_words(scene):
    told = io.StringIO()
    table = csv.writer(told)
    table.writerow(["list_code", "huri_code", "english", "spanish_l10n"])
    table.writerow(["63", "010000000000", "Invented valley", "no se lee"])
    table.writerow(["63", "010200000000", "Invented hamlet", "no se lee"])
    table.writerow(["41", "020000000000", "Not ours to say", "Probable"])
    assert services.import_terms(scene.actor, told.getvalue().encode(), scene.at) == 2
    assert services.import_terms(scene.actor, told.getvalue().encode(), scene.at) == 0
    hamlet = vocabulary.vocabulary(63).terms["010200000000"]
    assert (hamlet.parent, hamlet.es) == ("010000000000", "Invented hamlet")
    assert vocabulary.word(41, "020000000000", "es") == "Es poco probable"
    for wrong in (b"a,b\n1,2\n", b"\xff\xfe"):
        with pytest.raises(NotATable):
            services.import_terms(scene.actor, wrong, scene.at)
    again = told.getvalue().replace("Invented hamlet", "Small hamlet").encode()
    (valley, fourth) = reversed(tables.try_terms(again))
    assert (valley.number, dict(valley.counts)) == (63, {"same": 1, "otherwise": 1})
    assert (fourth.number, dict(fourth.counts)) == (41, {"ours": 1})
    assert services.import_terms(scene.actor, again, scene.at, {41}) == 0
    assert services.import_terms(scene.actor, again, scene.at, {63}) == 1
    later, first = (one["batch"] for one in tables.batches())
    assert services.undo_terms(scene.actor, later, scene.at) == 1
    assert vocabulary.word(63, "010200000000", "es") == "Invented hamlet"
    assert services.undo_terms(scene.actor, first, scene.at) == 1
    assert [word.code for word in vocabulary.vocabulary(63).offered if word.own] == ["010200000000"]
    assert verify().faults == []
    TermChange.objects.filter(code="010000000000", retired=True).update(es="Otra cosa")
    assert len(verify().faults) == 1
