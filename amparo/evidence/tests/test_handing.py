"""Pieces handed to another desk: those that were chosen, as long as it has the file, and each chain says so."""

from datetime import timedelta
from uuid import uuid4

import pytest

from amparo.accounts.acts import acting
from amparo.custody.errors import NothingToOpen
from amparo.custody.models import Grant
from amparo.custody.verification import verify as verify_ledger
from amparo.evidence import chain, handing, handling, selectors
from amparo.evidence.errors import BlobNotVisible
from amparo.evidence.forms import HandForm, filled
from amparo.evidence.tests.scene import TEXT, Scene
from amparo.kernel.errors import Invalid


@pytest.fixture
def scene(cast, settings, tmp_path):
    settings.AMPARO_PROFILE = "organisation"
    settings.AMPARO_EVIDENCE_DIR = tmp_path / "evidence"
    return Scene(cast)


def _shares(scene, desk, **until):
    with acting(scene.actor, "grant_access", scene.file_id, scene.later()) as deed:
        deed.grant(["facts"], desk.pk, purpose="matter", **until)


def _hands(scene, desk, *pieces):
    form = filled(HandForm, {"pieces": [str(one.id) for one in pieces], "desk": str(desk.pk)})
    handing.hand(scene.actor, scene.opened, form, scene.later())


def test_a_desk_opens_the_piece_it_was_handed_and_meets_nothing_of_another(scene, cast):
    pieces = scene.add(), scene.add("otra.txt", TEXT)
    desk, other = cast.desk("org_litigation"), cast.actor("litigator")
    _shares(scene, desk)
    assert [one.id for one in handing.desks(scene.actor, scene.opened)] == [desk.pk]
    assert selectors.pieces(other, scene.file_id) == []
    _hands(scene, desk, pieces[0])
    assert selectors.pieces(other, scene.file_id) == [pieces[0]]
    with pytest.raises(BlobNotVisible):
        selectors.piece(other, scene.file_id, pieces[1].id)
    opened = scene.open(actor=other)
    assert b"".join(handling.hand_out(other, opened, pieces[0], scene.later()).chunks)
    assert verify_ledger().good
    chains = chain.chains(pieces, scene.file_id)
    (handed,) = (one for one in chains[pieces[0].id] if one.what == chain.HANDED)
    assert (handed.to, handed.who) == (str(desk.pk), str(scene.actor.id))
    assert chain.HANDED not in [one.what for one in chains[pieces[1].id]]


def test_nobody_comes_to_know_of_a_file_by_a_piece_of_it(scene, cast):
    piece = scene.add()
    for desk in (cast.desk("org_litigation"), cast.desk("org_review")):
        with pytest.raises(Invalid) as refused:
            _hands(scene, desk, piece)
        assert set(refused.value.fields) == {"desk"}
    _shares(scene, cast.desk("org_review"))  # whose role reads no evidence
    assert handing.desks(scene.actor, scene.opened) == []
    with pytest.raises(NothingToOpen):
        scene.open(actor=cast.actor("litigator"))


def test_a_piece_stays_with_a_desk_no_longer_than_the_file(scene, cast):
    piece, more = scene.add(), scene.add("otra.txt", TEXT)
    desk = cast.desk("org_litigation")
    until = scene.at + timedelta(days=9)
    _shares(scene, desk, ends_at=until)
    _hands(scene, desk, piece)
    assert Grant.objects.get(envelope=piece.envelope_id, holder_id=desk.pk).ends_at == until
    with pytest.raises(Invalid) as refused:
        _hands(scene, desk, piece)
    assert refused.value.fields == {"desk": [handing.HELD]}
    _hands(scene, desk, piece, more)
    assert handing.desks(scene.actor, scene.opened) == []
    with pytest.raises(BlobNotVisible):
        selectors.piece(scene.actor, scene.file_id, uuid4())
