"""A bundle of the other side: known by the key of its log, kept whole and sealed, checked before it is read by many."""

import hashlib
import json

import pytest

from amparo.custody import verification
from amparo.evidence import services as evidence
from amparo.evidence.models import Blob
from amparo.interamerican import unpacking
from amparo.interamerican.acts import keeping
from amparo.interamerican.acts.pinning import OTHER_KEY, OTHER_MATTER, OURS, UNSIGNED
from amparo.interamerican.acts.receiving import receive_bundle
from amparo.interamerican.errors import OpenTheMatter
from amparo.interamerican.models import OtherLog, Paper
from amparo.interamerican.tests.other_side import key_of, of_another_log, sent
from amparo.interamerican.tests.scene import SECRET, Scene
from amparo.interamerican.tests.test_exchange import PARTS, without_case
from amparo.interamerican.unpacking import UNREADABLE
from amparo.kernel.errors import Invalid
from amparo.library.models import Source
from amparo.verifier import bundles

OTHER = b"o" * 32


@pytest.fixture
def ours(scene):
    """A bundle of the representatives, of a matter with a reference."""
    scene.opens(stage="in_force", since=scene.today, reference="MC-123-26")
    scene.person("Reservada", identity="reserved", name=SECRET)
    point = scene.does("add_point", letter="a", kind="protect", text="Punto inventado.").id
    said = {"point": point, "on": scene.today, "speaker": "beneficiaries", "stance": "not_done"}
    scene.does("record_saying", text="La patrulla inventada no vino.", **said)
    scene.whole()
    return sent(scene)


@pytest.fixture
def state(cast, settings, ours, scene):
    """The State's own matter, on what is here the same machine, open."""
    settings.AMPARO_PROFILE = "mechanism"
    state = Scene(cast.actor("international_liaison"), today=scene.today)
    state.opens(stage="in_force", since=scene.today, reference="MC 123/26")
    state.whole()
    return state


def receives(scene, bundle):
    scene.acts += 1
    return receive_bundle(scene.actor, scene.matter_id, bundle, scene.at)


def refused(scene, bundle):
    with pytest.raises(Invalid) as why:
        receives(scene, bundle)
    return why.value.fields["file"][0]


def test_the_first_bundle_pins_the_log_of_the_other_side_and_all_its_bytes_are_kept_sealed(
    ours, state
):
    theirs = of_another_log(ours)
    paper = receives(state, theirs)
    assert (paper.author, paper.kind, paper.source_id) == ("representatives", "observations", None)
    words = state.whole().text(paper.sheet_id)
    assert "patrulla inventada no vino" in words
    assert not [part for part in PARTS if without_case(part) in without_case(words)]
    (pinned,) = OtherLog.objects.all()
    assert (pinned.fingerprint, pinned.known) == (key_of(b"s" * 32), "first_use")
    at, blob = state.at, Blob.objects.get(id=paper.evidence_id)
    assert keeping.content_of(state.actor, state.matter_id, blob.id, at)[1] == theirs
    # Whoever holds the rows and guesses the paper finds it by no digest: that is sealed with its words.
    pdf = next(body for name, body in bundles.files_of(theirs).items() if name.endswith(".pdf"))
    assert paper.digest is None
    assert state.whole().text(paper.sheet_id, "sha256") == hashlib.sha256(pdf).hexdigest()
    # One that was kept before its digest was sealed loses it with the next act on the matter.
    Paper.objects.update(digest=b"d" * 32)
    receives(state, of_another_log(ours))
    assert not Paper.objects.exclude(digest=None).exists()
    assert OtherLog.objects.count() == 1
    assert verification.verify().faults == []


def test_the_words_of_a_paper_come_cut_from_the_child_however_many_and_deep_they_are(ours):
    voice = {"speaker": "x", "said": ["a" * 50] * 20_000 + ["\ud800"]}
    many = json.dumps({"points": [{"title": "\ud800", "voices": [voice]}]}).encode()
    for sheet, most in ((many, 8000), (b"[" * 2_000_000, 0)):
        files = bundles.files_of(ours)
        name = next(one for one in files if one.endswith(".json") and one.startswith("papers/"))
        bundle = of_another_log(ours, files={**files, name: sheet})
        assert len(unpacking.read(bundle).words) == most


def test_a_changed_key_is_refused_until_a_person_enters_it_with_the_reason(ours, state):
    receives(state, of_another_log(ours))
    state.whole()
    assert refused(state, of_another_log(ours, OTHER)) == OTHER_KEY
    assert state.matter.papers.count() == 1
    with pytest.raises(Invalid):
        state.does("pin_other_log", fingerprint="12345", because="Llamada inventada.")
    told = key_of(OTHER).replace(" ", "-")
    state.does("pin_other_log", fingerprint=told, because="Llamada inventada.")
    state.whole()
    receives(state, of_another_log(ours, OTHER))
    assert refused(state, of_another_log(ours)) == OTHER_KEY


def test_what_is_ours_unsigned_or_of_another_matter_is_not_kept(ours, state):
    before = Blob.objects.count()
    assert refused(state, ours) == OURS
    assert refused(state, of_another_log(ours, signed=False)) == UNSIGNED
    assert refused(state, of_another_log(ours, reference="MC-124-26")) == OTHER_MATTER
    assert refused(state, of_another_log(ours, state="XX"))
    # Whose it is follows from the key, so a bundle that says another side contradicts itself.
    assert refused(state, of_another_log(ours, side="state")) == UNREADABLE
    assert refused(state, ours[:-30]) == UNREADABLE
    receives(state, of_another_log(ours))
    state.whole()
    assert refused(state, of_another_log(ours, matter="MI-OTRA")) == OTHER_MATTER
    assert (Blob.objects.count(), state.matter.papers.count()) == (before + 1, 1)
    closed = Scene(state.actor, today=state.today)
    closed.opens(stage="in_force", since=state.today)
    with pytest.raises(OpenTheMatter):
        receives(closed, of_another_log(ours))


def test_a_paper_that_names_whom_we_must_not_name_stays_out_of_the_library(ours, scene, state):
    state.opens(stage="in_force", since=state.today, public=True, reference="MC-123-26")
    state.person("Reservada", identity="reserved", name="Patrulla Inventada")
    state.whole()
    paper = receives(state, of_another_log(ours))
    assert paper.source_id is None
    assert not Source.objects.exists()
    assert evidence.blobs_of(state.matter_id)


def test_the_entry_that_leaves_with_a_bundle_tells_nothing_of_the_house(ours, scene):
    (made,) = scene.matter.bundles.all()
    files = bundles._read(ours)
    proof = bundles.json.loads(files[bundles.PROOF])
    leaf = bundles.base64.b64decode(proof["leaf"]).decode()
    assert made.manifest.hex() in leaf
    inside = [str(scene.matter_id), str(scene.actor.id), *map(str, scene.actor.desk_ids)]
    assert not [one for one in (*inside, "marks", "who", "role") if one in leaf]
