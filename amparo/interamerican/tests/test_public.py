"""A public matter: its papers stand in the library, and what they say in the public record."""

import pytest

from amparo.claims.models import Claim, Voice
from amparo.config.demonstration.record.loading import load_record
from amparo.custody import verification
from amparo.interamerican.acts.exchanging import make_bundle
from amparo.interamerican.acts.receiving import receive_bundle
from amparo.interamerican.errors import NamesReserved, OnlyInPublic
from amparo.interamerican.forms import BundleForm
from amparo.interamerican.tests.other_side import of_another_log, sent
from amparo.interamerican.tests.scene import SECRET, Scene
from amparo.kernel.errors import Invalid
from amparo.library import services as library
from amparo.library.facts import Facts
from amparo.verifier.bundles import files_of

SAID = "La Junta Inventada ordenó cuatro rondas por semana en la orilla norte."


def annexed(scene, text):
    """A paper of the library in the matter."""
    source = library.add_source(
        scene.actor, text.encode(), Facts(title="Anexo inventado"), scene.at
    )
    paper = {"kind": "letter", "author": "representatives", "on": scene.today}
    return scene.does("enter_paper", source=source.id, **paper).id


@pytest.fixture
def public(scene):
    scene.opens(stage="in_force", since=scene.today, public=True)
    scene.person("Reservada", identity="reserved", name=SECRET)
    scene.whole()
    return scene


def test_an_annex_that_names_a_reserved_identity_does_not_leave(public):
    harmless, telling = annexed(public, SAID), annexed(public, f"Carta de {SECRET.lower()}.")
    with pytest.raises(NamesReserved):
        make_bundle(
            public.actor, public.matter_id, BundleForm(papers=(harmless, telling)), public.at
        )
    assert files_of(sent(public, harmless))["annexes/01-letter.txt"].decode() == SAID


def test_a_confidential_matter_keeps_no_paper_in_the_library(scene):
    scene.opens(stage="in_force", since=scene.today)
    with pytest.raises(OnlyInPublic):
        annexed(scene, SAID)


def test_what_the_other_side_sent_becomes_a_voice_shown_by_its_words(public, cast, settings):
    annexed(public, SAID)
    bundle = of_another_log(sent(public))
    settings.AMPARO_PROFILE = "mechanism"
    state = Scene(cast.actor("international_liaison"), today=public.today)
    load_record(state.actor, state.at)
    state.opens(stage="in_force", since=state.today, public=True)
    state.whole()
    paper = receive_bundle(state.actor, state.matter_id, bundle, state.at)
    assert paper.source_id is not None
    owed = Claim.objects.get(code="protect_life_and_integrity")
    point = state.does("add_point", letter="a", kind="protect", obligation=owed.id).id
    voice = {"point": point, "paper": paper.id, "speaker": "beneficiaries", "stance": "not_done"}
    voice |= {"on": state.today, "text": "En nuestras palabras, inventado."}
    with pytest.raises(Invalid) as refused:
        state.does("record_public_voice", quote="palabras que no están", **voice)
    assert list(refused.value.fields) == ["quote"]
    state.does("record_public_voice", quote="no dice nada sobre el fondo", **voice)
    said = Voice.objects.get(obligation_id=owed.id, source_id=paper.source_id)
    assert said.speaker == "beneficiaries"
    (seen,) = state.whole().points
    assert seen.owed.parts[0].voices["beneficiaries"] == [said]
    assert verification.verify().faults == []
