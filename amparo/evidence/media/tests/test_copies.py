import hashlib
import zipfile
from io import BytesIO

import av
import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from amparo.evidence import brands, kinds
from amparo.evidence.media import apart, errors
from amparo.evidence.media.child import bounds, reader
from amparo.evidence.media.tests import canaries, samples
from amparo.evidence.media.tests.samples import AUTHOR, CAMERA
from amparo.evidence.tests import test_upload as uploads

MAKERS = {
    "a photo": samples.photo,
    "a telephone's picture": samples.heic,
    "a paper": samples.paper,
    "a letter": samples.letter,
    "an OpenDocument": samples.sheet_odf,
    "a video": lambda: samples.recording(1),
    "a sound": lambda: samples.recording(1, video=False),
}


def work(act, content, params=None):
    """The child's work, in this process: that it is done apart is shown by test_hostile and once below."""
    return getattr(reader, act)(content, params or {})


def told(content, mime="image/jpeg", **params):
    return work("read", content, {"mime": mime, **params}).facts


def values(facts, group):
    return [one["value"] for one in facts["facts"] if one["group"] == group]


def unpacked(content):
    """Every byte that could tell: of an archive its parts, of a PDF its streams as well."""
    if zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return b"".join(archive.read(name) for name in archive.namelist())
    if content.startswith(b"%PDF"):
        with pikepdf.open(BytesIO(content)) as pdf:
            streams = [
                one.read_raw_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)
            ]
            # Page content may say the name: it is seen. What must not is everything beside it.
            return b"".join([*streams, *(repr(one).encode() for one in pdf.objects)])
    return content


@pytest.mark.parametrize("name", MAKERS)
def test_a_working_copy_tells_neither_who_nor_where_nor_with_what(name):
    original = MAKERS[name]()
    before = told(original)
    assert AUTHOR in values(before, "author") + values(before, "words")
    copy = work("without_metadata", original)
    after = told(copy.body)
    left = {one["group"] for one in after["facts"]} - {"content"}
    assert not left
    seen = {"a letter", "an OpenDocument"}  # whose words are the document itself
    raw = unpacked(copy.body)
    assert name in seen or AUTHOR.encode() not in raw
    assert CAMERA.encode() not in raw
    assert b"espia.example" not in raw


@pytest.mark.parametrize("name", canaries.FILES)
def test_a_word_that_nobody_sees_is_in_no_working_copy(name):
    original = canaries.FILES[name]()
    assert canaries.C.encode() in unpacked(original)
    copy = work("without_metadata", original)
    raw = unpacked(copy.body)
    for told in (canaries.C, AUTHOR, CAMERA, "-13.5", "x264", "Ciudad Inventada"):
        assert told.encode() not in raw, told
    if copy.facts["family"] == "parcel":
        assert canaries.SEEN.encode() in raw
        assert set(copy.facts) & {"parts_left_out", "comments_left_out"}
    elif copy.facts["family"] == "recording":
        with av.open(BytesIO(copy.body)) as made:
            assert sum(1 for packet in made.demux() if packet.size) > 1


def test_what_runs_sends_or_hides_in_a_paper_is_told_and_stays_behind():
    armed = canaries.armed_paper()
    facts = told(armed)
    assert {"scripts", "attachment"} <= {one["code"] for one in facts["facts"]}
    copy = work("without_metadata", armed)
    left = unpacked(copy.body)
    for weapon in (b"Launch", b"SubmitForm", b"JavaScript", b"espia", b"malo.exe", b"MZ malo"):
        assert weapon not in left, weapon
    both = work("without_metadata", samples.paper() + samples.letter())
    assert not zipfile.is_zipfile(BytesIO(both.body))


def test_an_archive_is_known_by_the_parts_it_begins_with():
    known = {samples.letter(): "wordprocessingml.document", samples.capture(): "application/wacz"}
    known |= {work("without_metadata", samples.sheet_odf()).body: "opendocument.text"}
    known |= {samples.proofmode()[0]: "application/zip"}
    for content, mime in known.items():
        assert kinds.recognise(content[:8192]).mime.endswith(mime)


def test_what_was_changed_in_a_document_is_settled_and_what_stays_hidden_is_told():
    told = work("without_metadata", canaries.document())
    assert "agregado</w:t></w:r> detrás" in unpacked(told.body).decode("utf-8", "replace")
    assert told.facts["changes_settled"] == "4"
    assert told.facts["comments_left_out"] == "1"
    assert work("without_metadata", canaries.sheet()).facts["hidden_sheets"] == "1"
    assert work("without_metadata", canaries.slides()).facts["hidden_sheets"] == "1"


def test_a_photo_keeps_its_points_and_stands_upright():
    with Image.open(BytesIO(samples.photo())) as before:
        upright = before.convert("RGB").transpose(Image.Transpose.ROTATE_270)
    with Image.open(BytesIO(work("without_metadata", samples.photo()).body)) as after:
        assert after.size == upright.size == (300, 400)
        difference = ImageChops.difference(upright, after.convert("RGB")).getextrema()
    assert max(high for _, high in difference) < 40


def test_a_place_is_read_from_the_sky_and_from_words_and_a_screenshot_is_known():
    assert values(told(samples.photo()), "place") == [
        "-13.51750",
        "-71.98000",
        "1",
        "Ciudad Inventada",
    ]
    codes = {one["code"] for one in told(samples.screenshot())["facts"]}
    assert "screenshot" in codes


def test_words_are_taken_out_of_a_paper_wherever_they_stand_and_can_be_found_by_nobody():
    hidden = {"words": ["rosa inventáda"], "places": {"1": "A14:T15"}}
    copy = apart.work("redacted", samples.paper(), hidden, apart.LONG)
    assert copy.facts["pages_touched"] == "2"
    pdf = pypdfium2.PdfDocument(copy.body)
    text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    assert "nventada" not in text.lower()
    assert "Firman los presentes. La segunda línea queda." in text
    picture = pdf[0].render().to_pil().convert("L")
    assert picture.getpixel((5, picture.height - 5)) < 10
    with pikepdf.open(BytesIO(copy.body)) as again:
        assert not again.attachments
        assert b"nventada" not in unpacked(copy.body)
        assert (
            sum(isinstance(one, pikepdf.Stream) for one in again.objects) == 4
        )  # a picture and words a page


def test_points_are_filled_and_not_blurred():
    copy = work("redacted", samples.photo(), {"places": {"1": "A1:C3; 50,50 80,50 60,90"}})
    with Image.open(BytesIO(copy.body)) as image:
        assert max(image.getpixel((10, 10))) < 10
        assert max(image.getpixel((190, 240))) < 10
        assert min(image.getpixel((20, 200))) > 240
    assert not set(values(told(copy.body), "device"))


def test_a_voice_is_silent_and_a_face_black_for_as_long_as_was_said_and_no_longer():
    hidden = {"times": "0:00.40-0:00.60", "places": {"1": "A1:J15 0:00.00-0:00.50"}}
    copy = work("redacted", samples.recording(1), hidden)
    with av.open(BytesIO(copy.body)) as video:
        frames = {round(one.time, 1): one.to_image().convert("L") for one in video.decode(video=0)}
    assert frames[0.3].getpixel((20, 60)) < 30
    assert frames[0.3].getpixel((140, 60)) > 220
    assert frames[0.8].getpixel((20, 60)) > 220
    sound = work("redacted", samples.recording(1, video=False), {"times": hidden["times"]})
    heard = bytearray()
    with av.open(BytesIO(sound.body)) as audio:
        for one in audio.decode(audio=0):
            heard += bytes(one.planes[0])[: one.samples * 4]
    second = 48_000 * 4
    assert not any(heard[int(0.4 * second) : int(0.6 * second)])
    assert any(heard[int(0.1 * second) : int(0.2 * second)])


def test_a_long_document_or_recording_is_hidden_part_by_part(monkeypatch):
    monkeypatch.setattr(bounds, "REDACTED_PAGES", 1)
    monkeypatch.setattr(bounds, "PAINTED_MINUTES", 0.5 / 60)
    wanted = {"words": [AUTHOR]}
    with pytest.raises(errors.TooManyAtOnce, match="at most 1 pages"):
        work("redacted", samples.paper(), wanted)
    second = work("redacted", samples.paper(), {**wanted, "only": "2"})
    pdf = pypdfium2.PdfDocument(second.body)
    assert len(pdf) == 1
    assert "Otra página" in pdf[0].get_textpage().get_text_range()
    video, face = samples.recording(1), {"places": {"1": "A1:J15 0:00.00-0:00.80"}}
    with pytest.raises(errors.TooLongAtOnce):
        work("redacted", video, face)
    half = work("redacted", video, {**face, "only": "0:00.50-0:01.00"})
    with av.open(BytesIO(half.body)) as made:
        seen = {round(one.time, 1): one.to_image().convert("L") for one in made.decode(video=0)}
    assert max(seen) < 0.6
    assert seen[0.1].getpixel((20, 60)) < 30
    assert seen[0.4].getpixel((20, 60)) > 220
    for only in ("mañana", "A1:B2"):
        with pytest.raises(errors.NoSuchPart):
            work("redacted", video, {**face, "only": only})


def test_where_sound_alone_is_silenced_the_pictures_stay_as_they_were_coded():
    def coded(content):
        with av.open(BytesIO(content)) as found:
            return [bytes(one)[-6:] for one in found.demux(video=0) if one.size]

    video = samples.recording(1)
    assert coded(work("redacted", video, {"times": "0:00-0:01"}).body) == coded(video)


@pytest.mark.parametrize(
    ("make", "hidden", "refusal"),
    [
        (samples.photo, {}, errors.NothingToHide),
        (samples.photo, {"words": ["x"]}, errors.NotHiddenSo),
        (samples.photo, {"places": {"1": "Z9"}}, errors.RegionsUnfit),
        (samples.paper, {"places": {"7": "A1"}}, errors.NoSuchPage),
        (samples.paper, {"words": ["nadie"]}, errors.NothingToHide),
    ],
)
def test_what_cannot_be_hidden_is_said_and_no_copy_is_made(make, hidden, refusal):
    with pytest.raises(refusal):
        work("redacted", make(), hidden)


@pytest.mark.parametrize(
    ("content", "family", "refusal"),
    [
        (b"<!DOCTYPE html><html><p>", "page", errors.OnlyKept),
        (uploads.MAIL + b"\r\n<html>", "mail", errors.OnlyKept),
        (uploads.WARC, "warc", errors.OnlyKept),
        (uploads.OLE, "ole", errors.OldOffice),
        (rb"{\rtf1{\info{\author Juana}{\title \'c1rbol}}}", "rtf", errors.RichText),
    ],
)
def test_what_is_only_kept_is_told_as_that_and_neither_drawn_nor_copied(content, family, refusal):
    found = reader.read(content, {}).facts
    assert (found["family"], found["findings"]) == (family, [])
    assert [one["value"] for one in found["facts"][1:]] == ["Juana", "Árbol"] * (family == "rtf")
    for act in (reader.without_metadata, reader.words_alone, reader.drawn):
        with pytest.raises(refusal):
            act(content, {})
    with pytest.raises(refusal):
        reader.redacted(content, {"words": ["x"]})


def test_a_voice_note_and_a_bitmap_are_read_and_copied():
    voice = b"#!AMR\n" + (b"\x3c" + bytes(range(31))) * 50
    assert reader.without_metadata(voice, {}).facts["suffix"] == "amr"
    assert reader.redacted(voice, {"times": "0:00-0:01"}).facts["suffix"] == "flac"
    out = BytesIO()
    Image.new("RGB", (40, 40)).save(out, "BMP")
    assert reader.read(out.getvalue(), {"mime": "image/bmp"}).facts["family"] == "picture"
    assert reader.without_metadata(out.getvalue(), {}).facts["suffix"] == "png"


def test_an_office_file_is_shared_as_words_without_those_to_be_hidden():
    copy = work("redacted", samples.letter(), {"words": [AUTHOR]})
    assert copy.body.decode() == "La testigo es █████.\nAgregado."


def test_a_proof_says_which_file_it_is_of_and_a_capture_whether_it_is_whole():
    photo = samples.photo()
    facts = told(samples.proof(photo))
    assert facts["findings"][0]["params"]["digest"] == hashlib.sha256(photo).hexdigest()
    whole, changed = told(samples.capture()), told(samples.capture(changed=True))
    assert [one["code"] for one in whole["findings"]] == ["capture_whole", "capture_list_whole"]
    assert changed["findings"][0]["code"] == "capture_changed"
    assert "https://example.org/" in values(whole, "content")


def test_each_signature_of_a_proof_is_verified_and_a_time_stamp_told_as_no_more_than_it_is():
    def found(content, keys=""):
        findings = told(content, keys=keys)["findings"]
        return {(one["code"], one["params"].get("name", "")): one["params"] for one in findings}

    whole, key = samples.proofmode()
    proof_name = hashlib.sha256(samples.photo()).hexdigest() + ".proof.csv"
    says = found(whole)
    assert [code for code, _ in says] == [
        *("proof_matches", "signature_holds", "signature_holds"),
        *("stamp_matches", "stamp_block", "stamp_of_another"),
    ]
    assert says["signature_holds", "foto.jpg"]["who"] == "ProofMode inventado"
    assert says["stamp_block", ""]["height"] == "701234"
    assert ("signature_known", "foto.jpg") in found(whole, key)
    changed, _ = samples.proofmode(changed=True)
    assert ("signature_fails", proof_name) in found(changed)
    assert ("signature_holds", "foto.jpg") in found(changed)
    assert ("signature_fails", "foto.jpg") in found(samples.proofmode(key=False)[0], key)
    assert ("signature_keyless", "foto.jpg") in found(samples.proofmode(key=False)[0])
    apart_too = apart.work("read", whole, {"mime": "application/zip"}).facts["findings"]
    assert [one["code"] for one in apart_too] == [code for code, _ in says]


def test_a_time_stamp_that_was_computed_by_others_leads_where_they_say():
    made = bytes.fromhex(
        "004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e89294010870cf3b9e512b0c5cf7bfc506157492b8ed104a87"
        "c95f0bc81412cb4a953205cafff0080101010101010101080083dfe30d2ef90c8e1b1a68747470733a2f2f63616c656e646172696f"
        "2e6578616d706c65f104020202020808000588960d73d7190103b2e62a"
    )
    of, block = told(made)["findings"]
    assert of["params"]["digest"] == hashlib.sha256(b"inventado").hexdigest()
    assert block["params"] == {
        "height": "701234",
        "root": "8f70a1a2dbd1d7e1491562731a663dbcf01030c89959675d4eb324e78ef9e58f",
    }
    assert kinds.recognise(made).mime == brands.OTS_MIME
    for cut in range(1, len(made), 7):
        with pytest.raises(errors.MediaRefused):
            told(brands.OTS_MAGIC + made[len(brands.OTS_MAGIC) : -cut])


def test_a_signed_history_is_whole_trusted_when_known_and_told_when_tampered():
    photo, anchor = samples.signed_photo()
    changed = bytearray(photo)
    changed[-40] ^= 1

    def codes(content, anchors=""):
        found = told(bytes(content), anchors=anchors)["findings"]
        return [one["params"].get("action", one["code"]) for one in found]

    assert codes(photo)[0] == "whole_unknown"
    assert codes(photo, anchor) == ["whole_trusted", "made_with", "c2pa.created", "c2pa.cropped"]
    assert codes(changed, anchor)[0] == "tampered"
    assert not told(work("without_metadata", photo).body)["findings"]
