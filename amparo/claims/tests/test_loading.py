import pytest

from amparo.claims import loading
from amparo.claims.facts import (
    BeneficiaryFacts,
    CitationFacts,
    ClaimFacts,
    ComponentFacts,
    ObligationFacts,
)
from amparo.claims.loading import Loaded
from amparo.claims.models import Claim, Component
from amparo.claims.tests.scene import NOW
from amparo.custody import verification
from amparo.kernel.errors import Invalid


def loaded(scene, code, **changes):
    facts = ClaimFacts(
        code=code, kind="order", issuer="body", addressees=("state",), words_es="Algo.", **changes
    )
    place = CitationFacts(source_id=scene.source.pk, start=0, end=9, words_digest=bytes(32))
    owed = ObligationFacts(
        scale="court",
        components=(ComponentFacts(code="one", words_es="Uno"),),
        beneficiaries=(BeneficiaryFacts(code="b1", words_es="Un grupo"),),
    )
    return Loaded(
        facts=facts,
        citations=(place,),
        obligation=owed,
        links=(("law", "ley_inventada", "concerns"),),
    )


def test_loading_again_changes_nothing_and_every_row_is_vouched_for(
    scene, django_assert_max_num_queries
):
    batch = [loaded(scene, f"claim_{n}") for n in range(30)]
    with django_assert_max_num_queries(80):
        first = loading.load(scene.documenter, NOW, claims=batch)
    again = loading.load(None, NOW, claims=[*batch, loaded(scene, "one_more")])

    assert (first.claims, first.held) == (30, 0)
    assert (again.claims, again.held) == (1, 30)
    assert again.ids.keys() == set(Claim.objects.values_list("code", flat=True))
    assert Component.objects.count() == 31
    assert verification.verify().faults == []


def test_a_fault_names_the_claim_and_its_field_and_nothing_of_the_batch_is_kept(scene):
    with pytest.raises(Invalid) as refusal:
        loading.load(
            scene.documenter,
            NOW,
            claims=[loaded(scene, "good"), loaded(scene, "bad", rights=("unknown",))],
        )

    assert set(refusal.value.fields) == {"bad: rights"}
    assert not Claim.objects.exists()
