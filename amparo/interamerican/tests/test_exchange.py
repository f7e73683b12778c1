"""What leaves a matter: nobody's reserved name, the caveat, and what anyone can verify without us."""

import hashlib
import io
import json
import zipfile
from types import SimpleNamespace

import pikepdf
import pytest

from amparo.config.cli import main
from amparo.custody import checkpoints, export
from amparo.interamerican import annexes, bundles, drafting
from amparo.interamerican.acts.exchanging import draft_paper, make_bundle, sent_bundle
from amparo.interamerican.errors import AnnexUnreadable, NotSignedYet, OpenTheMatter
from amparo.interamerican.forms import BundleForm
from amparo.interamerican.rules import CAVEAT
from amparo.interamerican.tests.other_side import sent
from amparo.interamerican.tests.scene import SECRET
from amparo.interamerican.veiling import Veil
from amparo.library.extracting import beside, extract
from amparo.verifier import bundles as verifier
from amparo.verifier.bundles import BundleFaulty

PARTS = [part for part in SECRET.split() if part != "Inventado"]


@pytest.fixture
def told(scene):
    """Four points, and a reserved person whom somebody named in what they said."""
    scene.granted()
    said = f"{SECRET.upper()} y don  zacarias dicen que la patrulla no vino."
    common = {"point": scene.ids["a"], "on": scene.today}
    scene.does("record_saying", speaker="beneficiaries", stance="not_done", text=said, **common)
    scene.does("record_saying", speaker="state", stance="done", text="Se patrulla.", **common)
    found = {"measure": "mitigation", "value": "not_mitigated", "ours": True}
    scene.does(
        "record_finding", text=f"Así lo cuenta Zacarías\nReservado {SECRET}.", **common, **found
    )
    return scene


def without_case(text):
    return text.lower().replace("í", "i")


def test_a_reserved_name_is_in_no_row_paper_or_bundle_however_it_was_written(told, connected_as):
    with pytest.raises(OpenTheMatter):
        draft_paper(told.actor, told.matter_id, told.at)
    told.whole()
    _kind, paper = draft_paper(told.actor, told.matter_id, told.at)
    bundle = sent(told)
    printed = extract(paper)[1].text
    files = verifier.files_of(bundle)
    texts = [printed, files["papers/observations.json"].decode(), *rows(connected_as)]
    for text in texts:
        assert not [part for part in PARTS if without_case(part) in without_case(text)]
    assert "Persona beneficiaria 3" in printed
    assert "patrulla no vino" in " ".join(printed.split())
    assert "no prejuzga" in printed
    assert json.loads(files["papers/observations.json"])["caveat"]


def rows(connected_as):
    """Every clear column of every table of matters, and the whole ledger, as text."""
    owner = connected_as("owner")
    listed = "SELECT tablename FROM pg_tables WHERE tablename LIKE 'interamerican%'"
    for (table,) in owner.execute(listed).fetchall():
        for (row,) in owner.execute(f"SELECT t::text FROM {table} t").fetchall():  # noqa: S608 - the names are our own
            yield row
    for (leaf,) in owner.execute("SELECT leaf FROM ledger_entry").fetchall():
        yield bytes(leaf).decode()


def test_whoever_takes_their_consent_back_is_spoken_for_no_more(told):
    common = {"point": told.ids["b"], "on": told.today, "speaker": "beneficiaries"}
    common |= {"stance": "not_done", "person": told.ids["Alba"]}
    told.does("record_saying", text="Lo que Alba inventada cuenta.", **common)
    told.whole()
    before = extract(draft_paper(told.actor, told.matter_id, told.at)[1])[1].text
    assert "Alba" not in before
    told.does("withdraw_consent", person=told.ids["Alba"], on=told.today)
    after = extract(draft_paper(told.actor, told.matter_id, told.at)[1])[1].text
    assert "inventada cuenta" in " ".join(before.split())
    assert "inventada cuenta" not in " ".join(after.split())
    people = drafting.draft(told.whole(), "", "es")["people"]
    assert "Persona beneficiaria 1" not in people


def test_a_bundle_is_verified_with_nothing_but_its_file(told, tmp_path, capsys):
    told.whole()
    made = make_bundle(told.actor, told.matter_id, BundleForm(), told.at)
    with pytest.raises(NotSignedYet):
        sent_bundle(told.actor, told.matter_id, made.id, told.at)
    checkpoints.run(told.at)
    signed = sent_bundle(told.actor, told.matter_id, made.id, told.at)
    found = verifier.verify(signed)
    assert (found.files, found.signed, found.manifest["caveat"]) == (2, True, CAVEAT)
    path = tmp_path / "paquete.zip"
    path.write_bytes(signed)
    assert main(["bundle", "verify", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["matter"] == told.matter.number
    assert main(["bundle", "verify", str(path), "--log-key", "00" * 32]) == 1
    export.write(tmp_path / "ledger.txt")
    assert main(["bundle", "verify", str(path), "--export", str(tmp_path / "ledger.txt")]) == 0
    assert main(["bundle", "verify", str(path), "--export", str(path)]) == 1
    for name in ("papers/observations.pdf", "manifest.json", "papers/observations.json"):
        with pytest.raises(BundleFaulty):
            verifier.verify(changed(signed, name))
    with pytest.raises(BundleFaulty):
        verifier.verify(changed(signed, "annexes/99.txt"))
    with pytest.raises(BundleFaulty):
        verifier.verify(b"no es un paquete")


def changed(bundle, name):
    """The same bundle with one letter more in one of its files."""
    before = zipfile.ZipFile(io.BytesIO(bundle))
    held = {entry: before.read(entry) for entry in before.namelist()}
    held[name] = held.get(name, b"") + b" "
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as after:
        for entry, content in held.items():
            after.writestr(entry, content)
    return out.getvalue()


def test_a_veil_hides_a_name_across_lines_accents_and_case_and_leaves_the_rest():
    class Row:
        identity = "reserved"

    class Person:
        row, label, name, contact = Row(), "Beneficiary 3", "José de la Peña", "+51 900 000 000"

    veil = Veil([Person()])
    assert veil.over("JOSE\nDE LA PENA llamó del +51 900 000 000.") == (
        "Beneficiary 3 llamó del Beneficiary 3."
    )
    assert (
        veil.over("La peña y el josefino de la casa") == "La Beneficiary 3 y el josefino de la casa"
    )
    assert veil.tells("con Jose")
    assert not veil.tells("sin nadie")


def test_a_part_of_a_name_that_several_have_is_nobodys_label_and_short_names_are_found():
    def person(label, name, identity="reserved"):
        row = SimpleNamespace(identity=identity)
        return SimpleNamespace(row=row, label=label, name=name, contact="")

    veil = Veil(
        [
            person("B1", "Ana Ayala Común"),
            person("B2", "Berta Común"),
            person("B3", "Celia Ayala Nombrada", "identified"),
        ]
    )
    said = "Ana Ayala Común y Berta dicen que Común y Ayala vinieron con Celia Ayala Nombrada."
    assert veil.over(said) == (
        "B1 y B2 dicen que alguien a quien no se nombra y alguien a quien no se nombra "
        "vinieron con Celia Ayala Nombrada."
    )
    assert veil.over("ANA vino; una ana de tela, no.") == "B1 vino; una ana de tela, no."
    assert veil.over("Bert\u00ada") == "B2"
    assert not veil.tells("Celia Ayala Nombrada y la ana")


def test_a_veil_sees_a_name_broken_by_a_hyphen_or_by_a_sign_nobody_sees(told):
    veil = Veil(told.whole().people)
    assert veil.tells("la señora y don Zaca-\nrías llegaron")
    assert veil.tells("don Zaca\u00adrías, don Zaca\u200brías")


def test_an_annex_is_searched_in_what_stands_beside_its_text_too(told):
    veil = Veil(told.whole().people)
    page = "<html><head><!-- de %s --></head><body><p>Una resolución inventada.</p></body></html>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("word/document.xml", DOCUMENT % "<w:t>Una carta inventada.</w:t>")
        made.writestr("word/header1.xml", DOCUMENT % "<w:t>Zaca</w:t><w:t>rías</w:t>")
    paper = drafting.paper(drafting.draft(told.whole(), "Casa inventada", "es"), told.at)
    for content in pdfs(paper, "Zacarías", out.getvalue()):
        assert veil.tells(beside.read(content, {}).body.decode())
    for content in ((page % "Zacar&iacute;as").encode(), out.getvalue()):
        assert not veil.tells(extract(content)[1].text)
        assert veil.tells(annexes.written(content)[0])
    with pytest.raises(AnnexUnreadable):
        annexes.written(b"%PDF-1.7 rota")
    harmless = next(pdfs(paper, "nadie", b"nadie"))
    assert not veil.tells(annexes.written(harmless)[0])
    assert not veil.tells(annexes.written((page % "nadie").encode())[0])


def pdfs(page, name, attached):
    """A harmless page that names somebody in an annotation, a property, a field, and a file attached to it."""

    def but(change):
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(page)) as made:
            change(made)
            made.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()

    def note(made):
        say = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Text,
            Rect=[0, 0, 9, 9],
            Contents=f"De {name}",
        )
        made.pages[0].Annots = made.make_indirect(pikepdf.Array([say]))

    def field(made):
        value = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="quien", V=f"De {name}")
        made.Root.AcroForm = pikepdf.Dictionary(Fields=[made.make_indirect(value)])

    yield but(note)
    yield but(field)
    yield but(lambda made: made.docinfo.update({"/Author": f"De {name}"}))
    yield but(lambda made: made.attachments.update({"carta.docx": attached}))


DOCUMENT = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r>%s</w:r></w:p></w:body></w:document>"
)


def test_the_digest_of_a_paper_in_the_ledger_lets_nobody_try_names(told):
    whole = told.whole()
    papers = [drafting.draft(whole, "Casa inventada", "es") for _ in range(2)]
    one, other = (hashlib.sha256(drafting.canonical(paper)).digest() for paper in papers)
    assert one != other
    assert papers[0] | {"salt": ""} == papers[1] | {"salt": ""}


def test_a_bundle_with_any_one_byte_changed_is_told_to_be_faulty(told):
    told.whole()
    bundle = sent(told)
    spread = {*range(0, len(bundle), 997), *range(len(bundle) - 400, len(bundle))}
    for at in sorted(spread):
        worse = bundle[:at] + bytes([bundle[at] ^ 0x55]) + bundle[at + 1 :]
        try:
            found = verifier.verify(worse)
        except BundleFaulty:
            continue
        # A date or a flag of the archive itself, which says nothing of what it holds.
        assert found == verifier.verify(bundle)


@pytest.mark.parametrize(
    "manifest", [b"[" * 200_000, b'{"kind": "amparo bundle 1", "files": [[]]}']
)
def test_a_bundle_made_to_hurt_whoever_verifies_it_is_faulty_too(manifest):
    for proof in (b"[" * 200_000, b'{"kind": "amparo ledger proof 1", "index": Infinity}'):
        with pytest.raises(BundleFaulty):
            verifier.verify(bundles.proven(bundles.packed([], manifest), proof))
    whole = bundles.manifest_of([])
    with pytest.raises(BundleFaulty):
        verifier.verify(bundles.proven(bundles.packed([], whole), b"[" * 200_000))
