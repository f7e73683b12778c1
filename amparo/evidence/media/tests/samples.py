"""Files as phones, offices and programs make them, with plainly invented people, made in memory."""

import hashlib
import json
import zipfile
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from io import BytesIO

import av
import c2pa  # type: ignore[import-untyped]  # the library has no types
import pikepdf
import pillow_heif
import pysequoia as pgp
import typst
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from PIL import ExifTags, Image, PngImagePlugin

from amparo.evidence import brands

AUTHOR = "Rosa Inventada"
CAMERA = "Camara Imaginaria 7"


def parcel(parts, how=zipfile.ZIP_DEFLATED):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", how, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def photo(size=(400, 300)):
    """A JPEG on its side, with device, owner, time and place."""
    image = Image.new("RGB", size, "white")
    image.paste((200, 30, 30), (0, 0, size[0] // 4, size[1] // 4))
    exif = image.getexif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = "Fabrica Inventada", CAMERA
    exif[ExifTags.Base.Artist], exif[ExifTags.Base.Orientation] = AUTHOR, 6
    exif[ExifTags.Base.DateTime] = "2026:03:02 10:00:00"
    located = exif.get_ifd(ExifTags.IFD.GPSInfo)
    located[1], located[2], located[3], located[4] = "S", (13.0, 31.0, 3.0), "W", (71.0, 58.0, 48.0)
    out = BytesIO()
    packet = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><a xmlns:p='p' p:City='Ciudad Inventada'>{AUTHOR}</a></x:xmpmeta>"
    image.save(out, "JPEG", exif=exif, xmp=packet.encode(), comment=b"de mi celular")
    return out.getvalue()


def screenshot():
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", "Screenshot")
    out = BytesIO()
    Image.new("RGB", (90, 160), "navy").save(out, "PNG", pnginfo=told)
    return out.getvalue()


PAPER = f"""#set document(title: "Acta reservada", author: "{AUTHOR}")
#set page(width: 400pt, height: 300pt)
#set text(size: 14pt)
La reunión fue en casa de *Rosa Inven-tada*, a las diez.

Firman los presentes. La segunda línea queda.
#pagebreak()
Otra página, donde ROSA INVENTADA habla de nuevo. #link("https://example.org")[enlace]
"""


def paper():
    """A PDF with author, attachment, script, a note with an author, and earlier states."""
    pdf = pikepdf.open(BytesIO(typst.compile(PAPER.replace("Inven-tada", "Inventada").encode())))
    pdf.attachments["lista.txt"] = b"nombres"
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Text,
        Rect=[10, 10, 30, 30],
        T=AUTHOR,
        Contents="ojo",
    )
    pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(note)]))
    pdf.Root.Names.JavaScript = pikepdf.Dictionary(
        Names=["x", pikepdf.Dictionary(S=pikepdf.Name.JavaScript)]
    )
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"


def letter():
    """A DOCX with properties, a comment, a change, a picture from a phone, and a template elsewhere."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="x"/>'
        '<Override PartName="/word/document.xml" ContentType="y"/></Types>'
    )
    body = (
        f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body><w:p w:rsidR="00AB12"><w:r><w:t>La testigo es {AUTHOR}.'
        f'</w:t></w:r></w:p><w:p><w:ins w:author="{AUTHOR}" w:date="2026-03-02T10:00:00Z"><w:r><w:t>Agregado.</w:t>'
        "</w:r></w:ins></w:p></w:body></w:document>"
    )
    core = (
        '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:creator>{AUTHOR}</dc:creator></cp:coreProperties>"
    )
    links = (
        f'<Relationships xmlns="{_RELS}"><Relationship Id="r1" Type="t" TargetMode="External" '
        'Target="http://espia.example/plantilla.dotm"/><Relationship Id="r2" Type="i" Target="media/image1.jpeg"/>'
        "</Relationships>"
    )
    return parcel(
        {
            "[Content_Types].xml": types,
            "docProps/core.xml": core,
            "word/document.xml": body,
            "word/comments.xml": f'<w:comments xmlns:w="{_W}"><w:comment w:id="0" w:author="{AUTHOR}"/></w:comments>',
            "word/_rels/document.xml.rels": links,
            "word/media/image1.jpeg": photo(),
            "customXml/item1.xml": f"<a>{AUTHOR}</a>",
        }
    )


def sheet_odf():
    meta = (
        '<m xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0">'
        f"<meta:initial-creator>{AUTHOR}</meta:initial-creator></m>"
    )
    return parcel(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "meta.xml": meta,
            "content.xml": f"<o><p>Palabras de {AUTHOR}</p></o>",
            "META-INF/manifest.xml": '<m:manifest xmlns:m="m"><m:file-entry m:full-path="meta.xml"/></m:manifest>',
        }
    )


def white(made, seconds):
    """Put a white moving picture into a recording that is being made."""
    picture = made.add_stream("libx264", rate=10, options={"preset": "ultrafast"})
    picture.width, picture.height, picture.pix_fmt = 160, 120, "yuv420p"
    for number in range(10 * seconds):
        frame = av.VideoFrame.from_image(Image.new("RGB", (160, 120), "white"))
        frame.pts, frame.time_base = number, Fraction(1, 10)
        made.mux(picture.encode(frame))
    made.mux(picture.encode(None))


def recording(seconds=2, *, video=True):
    """An MP4 (white, with a tone) or a WAV, with device and place in its tags."""
    out = BytesIO()
    with av.open(out, "w", format="mp4" if video else "wav") as made:
        made.metadata["artist" if not video else "comment"] = AUTHOR
        made.metadata["title"] = "Grabación"
        tone = made.add_stream("aac" if video else "pcm_s16le", rate=48000, layout="mono")
        if video:
            white(made, seconds)
        wave = b"\x00\x30\x00\xd0" * 512
        for number in range(48000 * seconds // 1024):
            sound = av.AudioFrame(format="s16", layout="mono", samples=1024)
            sound.planes[0].update(wave)
            sound.sample_rate, sound.pts, sound.time_base = 48000, number * 1024, Fraction(1, 48000)
            made.mux(tone.encode(sound))
        made.mux(tone.encode(None))
    return out.getvalue()


def proof(of):
    digest = hashlib.sha256(of).hexdigest()
    return (
        "File Hash SHA256,DeviceID,Manufacturer,Location.Latitude,Location.Longitude,Proof Generated\n"
        f"{digest},aparato-1,Fábrica Inventada,-13.5,-71.9,2026-03-02T10:00:00Z\n"
    ).encode()


def proofmode(*, changed=False, key=True):
    """What ProofMode shares: a photo, its proof, a signature of each by the telephone's own key, and time stamps."""
    taken = photo()
    told, digest = proof(taken), hashlib.sha256(taken).digest()
    telephone = pgp.Tsk.generate("ProofMode inventado")

    def sign(content):
        return pgp.sign(telephone.signer(), content, mode=pgp.SignatureMode.DETACHED)

    parts = {
        "foto.jpg": taken,
        f"{digest.hex()}.proof.csv": told + (b"x" if changed else b""),
        f"{digest.hex()}.proof.csv.asc": sign(told),
        f"{digest.hex()}.asc": sign(taken),
        f"{digest.hex()}.ots": stamp(digest),
        "otro.ots": stamp(bytes(32), block=None),
    }
    public = str(telephone.extract_certificate()).encode()
    return parcel(parts | ({"pubkey.asc": public} if key else {})), public.decode()


def stamp(digest, block=701234):
    """An OpenTimestamps proof of a digest: promised by a calendar and, with a block, led to it."""
    counted = bytes([27]) + b"https://calendario.example/"
    promise = b"\0" + bytes.fromhex("83dfe30d2ef90c8e") + bytes([28]) + counted
    made = b"\xf0\x08" + bytes(8) + b"\x08" + promise
    if block is not None:
        height = bytes([block & 127 | 128, block >> 7 & 127 | 128, block >> 14])
        found = b"\0" + bytes.fromhex("0588960d73d71901") + b"\x03" + height
        made = b"\xff" + made + b"\xf1\x04" + b"\2" * 4 + b"\x08\x08" + found
    return brands.OTS_MAGIC + b"\1\x08" + digest + made


def heic():
    """A telephone's picture, with what a photo tells."""
    pillow_heif.register_heif_opener()
    out = BytesIO()
    with Image.open(BytesIO(photo())) as image:
        image.save(out, "HEIF", exif=image.getexif(), quality=90)
    return out.getvalue()


def capture(*, changed=False):
    page, warc = (
        b'{"format":"json-pages-1.0"}\n{"url":"https://example.org/","ts":"2026-03-02T10:00:00Z"}\n',
        b"WARC",
    )
    parts = {"archive/data.warc.gz": warc, "pages/pages.jsonl": page}
    listed = [
        {"path": path, "hash": "sha256:" + hashlib.sha256(one).hexdigest(), "bytes": len(one)}
        for path, one in parts.items()
    ]
    package = json.dumps(
        {"wacz_version": "1.1.1", "software": "ArchiveWeb.page", "resources": listed}
    ).encode()
    sealed = {"path": "datapackage.json", "hash": "sha256:" + hashlib.sha256(package).hexdigest()}
    if changed:
        parts["archive/data.warc.gz"] = b"WARC, cambiado"
    return parcel(
        {**parts, "datapackage.json": package, "datapackage-digest.json": json.dumps(sealed)}
    )


CREATED = {
    "action": "c2pa.created",
    "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
}


def _certificate(name, key, issuer, issuer_key, *, ca):
    now = datetime.now(tz=UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()),
            critical=False,
        )
        .add_extension(
            x509.KeyUsage(not ca, False, False, False, False, ca, ca, False, False), critical=True
        )
    )
    if not ca:
        use = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
        made = made.add_extension(use, critical=False)
    return made.sign(issuer_key, hashes.SHA256())


def signed_photo():
    """A photo with a C2PA manifest of an invented agency, and the certificate that would make it known."""
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())

    def named(name):
        return x509.Name(
            [
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, name),
                x509.NameAttribute(NameOID.COMMON_NAME, name),
            ]
        )

    root, leaf = named("Raíz Inventada"), named("Agencia Inventada")
    anchor = _certificate(root, root_key, root, root_key, ca=True)
    chain = _certificate(leaf, key, root, root_key, ca=False)
    pem = b"".join(one.public_bytes(serialization.Encoding.PEM) for one in (chain, anchor))
    told = {
        "claim_generator_info": [{"name": "Cámara de pruebas"}],
        "assertions": [
            {
                "label": "c2pa.actions",
                "data": {"actions": [CREATED, {"action": "c2pa.cropped"}]},
            }
        ],
    }

    def sign(content):
        return _raw(key.sign(content, ec.ECDSA(hashes.SHA256())))

    out = BytesIO()
    with c2pa.Signer.from_callback(sign, c2pa.C2paSigningAlg.ES256, pem.decode(), None) as signer:
        c2pa.Builder(json.dumps(told)).sign(signer, "image/jpeg", BytesIO(photo()), out)
    return out.getvalue(), anchor.public_bytes(serialization.Encoding.PEM).decode()


def _raw(signature):
    r, s = decode_dss_signature(signature)
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")
