"""Files made to hurt whoever opens them: each is refused in words, in bounded time, and leaves nothing."""

import struct
import time
import zipfile
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from amparo.bounded.limits import MEGABYTE, Limits
from amparo.evidence import brands
from amparo.evidence.media import apart, errors
from amparo.evidence.media.tests import samples


def _chunk(name, content):
    return (
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
    )


def _png(width, height, more=b""):
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + more + _chunk(b"IDAT", b"") + _chunk(b"IEND", b"")


def _png_with_a_text_that_unpacks():
    return _png(8, 8, more=_chunk(b"zTXt", b"nota\0\0" + zlib.compress(bytes(70 << 20), 1)))


def _zip_that_lies():
    """Declares ten bytes and unpacks to many megabytes."""
    packed = samples.parcel({"[Content_Types].xml": "<a/>", "word/document.xml": bytes(30 << 20)})
    return packed.replace(struct.pack("<I", 30 << 20), struct.pack("<I", 10))


def _sheet_of_nothing():
    parts = {f"xl/worksheets/sheet{number}.xml": bytes(21 << 20) for number in range(10)}
    return samples.parcel({"[Content_Types].xml": "<a/>", **parts})


def _zip_in_itself():
    inner = samples.parcel({"0": bytes(21 << 20)})
    for _ in range(3):
        inner = samples.parcel({str(number): inner for number in range(10)})
    return inner


def _zip_slip():
    return samples.parcel({"[Content_Types].xml": "<a/>", "word/../../../../tmp/amparo-slip": b"x"})


def _same_name_twice():
    twin = samples.parcel({"word/document.xml": "<a/>", "word/documenT.xml": "<b/>"})
    return twin.replace(b"documenT", b"document")


def _docx_with_entities():
    laughs = "<!DOCTYPE a [<!ENTITY a 'ja'><!ENTITY b '&a;&a;'>]><a>&b;</a>"
    return samples.parcel({"[Content_Types].xml": "<a/>", "word/document.xml": laughs})


def _pdf_whose_pages_go_in_circles():
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def _pdf_nested_deep():
    return (
        b"%PDF-1.7\n1 0 obj\n"
        + b"[" * 200_000
        + b"]" * 200_000
        + b"\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF"
    )


def _pdf_of_huge_pages():
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(14_400, 14_400))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"q " * 30_000)
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def _exif_in_circles():
    """A directory whose next directory, and whose sub-directories, are itself."""
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, 8) for tag in (0x8769, 0x8825, 0xA005))
    tiff = b"II*\0" + struct.pack("<IH", 8, 3) + entries + struct.pack("<I", 8)
    out = BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=b"Exif\0\0" + tiff)
    return out.getvalue()


def _tiff_in_circles():
    head = struct.pack("<HHII", 256, 3, 1, 1) + struct.pack("<HHII", 257, 3, 1, 1)
    return b"II*\0" + struct.pack("<IH", 8, 2) + head + struct.pack("<I", 8)


def _tiff_of_huge_tiles():
    huge = 0x7FFFFFFF
    told = {256: 8000, 257: 8000, 258: 8, 259: 1, 262: 1, 322: huge, 323: huge}
    entries = [struct.pack("<HHII", tag, 4, 1, value) for tag, value in told.items()]
    entries += [struct.pack("<HHII", tag, 4, 0x0FFFFFFF, 8) for tag in (324, 325)]
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + b"".join(entries) + bytes(4)


def _telephones_picture_of_the_earth():
    whole = bytearray(samples.heic())
    at = whole.find(b"ispe") + 8
    whole[at : at + 8] = struct.pack(">II", 60_000, 60_000)
    return bytes(whole)


def _mp3_that_never_begins():
    return b"ID3\3\0\0\x7f\x7f\x7f\x7f" + b"\xff\xfb\x90\x00" * 500_000


def _video_larger_than_any_disk():
    box = struct.pack(">I", 24) + b"ftypisom" + struct.pack(">I", 512) + b"isomiso2"
    return box + struct.pack(">I", 1) + b"moov" + struct.pack(">Q", 1 << 62) + bytes(4096)


def _link_instead_of_a_part():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("word/document.xml")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("[Content_Types].xml", "<a/>")
    return out.getvalue()


def _picture_in_a_paper_that_unpacks():
    pdf = pikepdf.new()
    pdf.add_blank_page()
    picture = pdf.make_stream(zlib.compress(bytes(220 << 20), 1))
    picture.Filter = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.DCTDecode])
    pdf.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=picture))
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def _svg():
    return b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script><image href='file:///etc/passwd'/></svg>"


def _playlist():
    return b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"


REFUSED = {
    "a picture with a text that unpacks": (_png_with_a_text_that_unpacks, "drawn"),
    "a picture of a thousand million points": (lambda: _png(60_000, 60_000), "read"),
    "an archive that lies about its size": (_zip_that_lies, "without_metadata"),
    "sheets of nothing": (_sheet_of_nothing, "without_metadata"),
    "an archive in an archive in an archive": (_zip_in_itself, "without_metadata"),
    "an archive that writes beside itself": (_zip_slip, "read"),
    "one name twice": (_same_name_twice, "without_metadata"),
    "a document with entities": (_docx_with_entities, "read"),
    "pages in circles": (_pdf_whose_pages_go_in_circles, "read"),
    "a PDF nested deep": (_pdf_nested_deep, "without_metadata"),
    "tiles larger than the earth": (_tiff_of_huge_tiles, "drawn"),
    "a telephone's picture of the earth": (_telephones_picture_of_the_earth, "without_metadata"),
    "a song that never begins": (_mp3_that_never_begins, "without_metadata"),
    "a video larger than any disk": (_video_larger_than_any_disk, "without_metadata"),
    "a link instead of a part": (_link_instead_of_a_part, "without_metadata"),
    "a picture in a paper that unpacks": (_picture_in_a_paper_that_unpacks, "without_metadata"),
    "a stamp without end": (lambda: brands.OTS_MAGIC + b"\1" + b"\x08" * 9000, "read"),
    "a video cut short": (lambda: samples.recording()[:9000], "without_metadata"),
    "a drawing that runs": (_svg, "drawn"),
    "a list of other files": (_playlist, "without_metadata"),
    "a sound that is nothing": (
        lambda: b"RIFF\xff\xff\xff\xffWAVEfmt " + bytes(range(256)),
        "read",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_in_words_in_bounded_time_and_leaves_nothing(name):
    make, act = REFUSED[name]
    content = make()
    before, began = _children(), time.monotonic()
    with pytest.raises(errors.MediaRefused) as refused:
        apart.work(act, content, {"mime": "image/png"})
    assert time.monotonic() - began < apart.SHORT.clock
    assert refused.value.message()
    assert _children() <= before
    assert not (Path("/") / "tmp" / "amparo-slip").exists()


def _children():
    """Ids of the processes that this one started and that still are."""
    told = [one.read_text().split() for one in Path("/proc/self/task").glob("*/children")]
    return {number for numbers in told for number in numbers}


@pytest.mark.parametrize("make", [_exif_in_circles, _tiff_in_circles])
def test_a_directory_that_points_at_itself_is_read_once_or_refused(make):
    with suppress(errors.MediaRefused):
        assert apart.work("read", make(), {"mime": "image/jpeg"}).facts["family"] == "picture"


def test_a_sheet_that_may_be_unpacked_and_is_too_much_once_every_cell_is_a_thing_is_given_up():
    cells = b"<s>" + b"<c r='1' s='2' t='n'/>" * 1_000_000 + b"</s>"
    sheet = samples.parcel({"[Content_Types].xml": "<a/>", "xl/worksheets/sheet1.xml": cells})
    with pytest.raises(errors.MediaRefused):
        apart.work("without_metadata", sheet, limits=Limits(memory=300 * MEGABYTE))


def test_a_page_of_fifty_square_metres_is_drawn_small():
    drawn = apart.work("drawn", _pdf_of_huge_pages())
    with Image.open(BytesIO(drawn.body)) as image:
        assert max(image.size) <= 1200


def test_a_file_that_is_a_picture_and_an_archive_leaves_only_the_picture():
    both = samples.photo() + samples.parcel({"word/document.xml": "<a>Rosa Inventada</a>"})
    copy = apart.work("without_metadata", both)
    assert copy.facts["type"] == "image/jpeg"
    assert not zipfile.is_zipfile(BytesIO(copy.body))


def test_a_reader_that_falls_is_told_in_words():
    with pytest.raises(errors.ReaderFell, match="fell over this one"):
        apart.work("no_such_work", b"x")
