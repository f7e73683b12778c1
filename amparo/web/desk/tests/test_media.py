import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from amparo.accounts.acts import acting
from amparo.accounts.directory import desk_holder
from amparo.accounts.models import Session
from amparo.custody import ledger, opening
from amparo.evidence import services
from amparo.evidence.media.tests import samples
from amparo.evidence.models import Copy, Handling


@pytest.fixture
def desk(cast, settings, tmp_path, signed_in):
    settings.AMPARO_EVIDENCE_DIR = tmp_path / "evidence"
    settings.AMPARO_DATA_DIR = tmp_path
    return Desk(cast, signed_in)


class Desk:
    """An analyst's browser over files of evidence in one sealed file."""

    def __init__(self, cast, signed_in):
        self.actor, self.file_id = cast.actor("analyst"), uuid4()
        self.client = signed_in(self.actor)

    def receive(self, name, content):
        posted = RequestFactory().post("/", {"file": SimpleUploadedFile(name, content)})
        file, at = posted.FILES["file"], timezone.now() - timedelta(minutes=1)
        stored, holder = services.settle(file), desk_holder(self.actor.seats[0].desk_id)
        with transaction.atomic():
            told = {"file_id": self.file_id, "sender_id": uuid4(), "holders": [holder], "at": at}
            blob, marks = services.keep(file, stored, **told)
            ledger.append("answer", at=at, file_id=self.file_id, marks=marks)
        return blob

    def url(self, name, blob):
        return reverse(f"desk:{name}", args=[self.file_id, blob.id])

    def get(self, name, blob, **query):
        return self.client.get(self.url(name, blob), query, secure=True)

    def post(self, name, blob, **data):
        return self.client.post(self.url(name, blob), data, secure=True, follow=True)

    def open(self, blob):
        return self.post("piece_open", blob, purpose="evidence_work")


def test_a_piece_is_opened_examined_and_told_in_words_and_its_place_only_when_asked_for(desk):
    photo = desk.receive("foto.jpg", samples.photo())
    desk.receive("foto.proof.csv", samples.proof(samples.photo()))
    sealed = desk.get("piece", photo).content.decode()
    assert "foto.jpg" not in sealed
    assert desk.get("piece_preview", photo).status_code == 409
    assert "foto.jpg" in desk.open(photo).content.decode()
    page = desk.post("piece_examine", photo).content.decode()
    assert samples.CAMERA in page
    assert "-13.51750" not in page
    assert "-13.51750" in desk.get("piece", photo, place="1").content.decode()
    picture = desk.get("piece_preview", photo)
    assert picture.headers["Content-Type"] == "image/jpeg"
    assert picture.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert picture.content.startswith(b"\xff\xd8")
    Session.objects.update(confirmed_at=None)
    asked = desk.get("piece_download", photo).headers["Location"]
    assert asked.startswith(reverse("desk:confirm"))
    assert desk.url("piece", photo) in desk.client.get(asked, secure=True).content.decode()
    done = Handling.objects.filter(blob_id=photo.id).order_by("at")
    # Its page and its picture were asked for again and again; one opening leaves one line.
    assert [one.what for one in done] == ["examined", "viewed"]
    Session.objects.update(confirmed_at=timezone.now())
    assert b"".join(desk.get("piece_download", photo).streaming_content) == samples.photo()
    assert [one.what for one in done.all()] == ["examined", "viewed", "viewed"]


def test_cells_are_chosen_by_pressing_or_typing_and_the_copy_is_told_beside_the_original(desk):
    photo = desk.receive("foto.jpg", samples.photo())
    desk.open(photo)
    desk.post("piece_examine", photo)
    page = desk.get("piece_hide", photo).content.decode()
    hidden = dict(re.findall(r'type="hidden" name="(width|height|rows)" value="(\d+)"', page))
    pressed = desk.post("piece_hide", photo, **hidden, **{"spot.x": 55, "spot.y": 105})
    assert ">B3</textarea>" in pressed.content.decode()
    nowhere = desk.post("piece_hide", photo, **hidden, **{"spot.x": 0, "spot.y": 0})
    assert "A1</textarea>" not in nowhere.content.decode()
    shape = {"press": "first", "places": "B3", "spot.x": 100, "spot.y": 200}
    first = desk.post("piece_hide", photo, **hidden, **shape).content.decode()
    assert ">B3\n10,15</textarea>" in first
    shape |= {"press": "next", "places": "B3\n10,15", "spot.x": 500}
    assert (
        ">B3\n10,15 50,15</textarea>"
        in desk.post("piece_hide", photo, **hidden, **shape).content.decode()
    )
    drawn = desk.get("piece_drawn", photo, chosen="B3")
    assert drawn.content.startswith(b"\xff\xd8")
    wrong = desk.post("piece_hide", photo, act="make", places="Z9")
    assert wrong.status_code == 422
    for part in (">Z9</textarea>", 'aria-describedby="places-h places-e"'):
        assert part in wrong.content.decode()
    made = desk.post("piece_hide", photo, act="make", places="B3:D5")
    assert made.status_code == 200
    copy = Copy.objects.get()
    assert made.redirect_chain[-1][0].startswith(
        reverse("desk:piece", args=[desk.file_id, copy.blob_id])
    )
    assert "B3:D5" not in made.content.decode()
    assert "B3:D5" in desk.get("piece", photo).content.decode()
    assert '<h1 class="am-h1">copia con partes ocultas 1.jpg</h1>' in made.content.decode()
    working = desk.post("piece_copy", photo, what="working").content.decode()
    assert '<h1 class="am-h1">copia de trabajo 1.jpg</h1>' in working
    assert Copy.objects.count() == 2
    refused = desk.post("piece_copy", photo, what="words")
    assert refused.status_code == 422


def test_a_saved_page_is_kept_and_never_shown_and_old_office_says_what_to_do(desk):
    told = {
        b"<!DOCTYPE html><html><script>1</script>": "se guarda como llegó",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900): "Conviértalo a PDF",
    }
    kept = {desk.receive(f"{at}.dat", content): content for at, content in enumerate(told)}
    desk.open(next(iter(kept)))
    for blob, content in kept.items():
        page = desk.post("piece_examine", blob).content.decode()
        assert told[content] in page
        assert "dañado" not in page
        assert told[content] in desk.post("piece_copy", blob, what="working").content.decode()
        assert desk.get("piece_preview", blob).status_code == 404
        given = desk.get("piece_download", blob)
        assert given.headers["Content-Type"] == "application/octet-stream"
        assert given.headers["X-Content-Type-Options"] == "nosniff"
        assert given.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert b"".join(given.streaming_content) == content


def test_a_desk_that_does_not_hold_a_piece_meets_it_as_one_that_is_not_there(desk, cast, signed_in):
    photo = desk.receive("foto.jpg", samples.photo())
    stranger = signed_in(cast.actor("duty_delegate", "duty"))
    for name in (
        "piece",
        "piece_open",
        "piece_hide",
        "piece_preview",
        "piece_drawn",
        "piece_download",
    ):
        assert stranger.get(desk.url(name, photo), secure=True).status_code == 404


def test_a_desk_that_was_lent_a_piece_makes_no_copy_of_it(desk, cast, signed_in):
    photo = desk.receive("foto.jpg", samples.photo())
    other, now = cast.actor("duty_delegate", "duty"), timezone.now()
    opening.open_file(desk.actor, desk.file_id, "evidence_work", now)
    with acting(desk.actor, "grant_access", desk.file_id, now) as deed:
        lent = {"purpose": "evidence_work", "ends_at": now + timedelta(days=3)}
        deed.grant(["evidence"], other.seats[0].desk_id, **lent)
    desk.client = signed_in(other)
    desk.open(photo)
    assert desk.post("piece_copy", photo, what="working").status_code == 403
    assert not Copy.objects.exists()
