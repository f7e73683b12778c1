"""What an organisation records, judges and hands over, at its own desk in a browser without scripts."""

import io
import re
import subprocess
import sys
import zipfile

from PIL import Image
from playwright.sync_api import expect

TABLE = """clave,qué pasó,cuándo,a quién,dónde
J1,golpiza,14/3/2025,Inventada Ana,Plaza inventada
J2,golpiza,2025,Inventado Beto,Plaza inventada
J3,Arresto,2024,Otra Inventada,Muelle inventado
"""
MEANS = {
    "clave": "event.number",
    "qué pasó": "act.type",
    "cuándo": "event.begins",
    "a quién": "victim.name",
}
NAMES = ("Rosalinda Inventada Quispe", "Rosalinda Ynventada Kispe")


def test_two_records_of_one_person_are_judged_to_be_the_same(desk_beside):
    documenter = desk_beside("documenter")
    for name in NAMES:
        documenter.goes("personas").follows("Anotar a alguien")
        documenter.fills({"kind": "person", "names": name, "birth_year": "1981", "place": "Puno"})
        documenter.sends("Anotar y sellar")
        assert name not in documenter.main.inner_text()
    documenter.goes("personas").follows("Revisar quién puede estar repetido")
    documenter.sends("Abrir las tarjetas y comparar")
    pair = documenter.main.locator("article", has_text="Kispe")
    expect(pair).to_contain_text("suena igual")
    judge = pair.get_by_role("button", name="Guardar este juicio")
    pair.get_by_label("La misma", exact=True).check()
    judge.click()
    expect(documenter.page.get_by_role("alert")).to_contain_text("razones")
    pair.get_by_label("La misma", exact=True).check()
    pair.get_by_label("Razones").fill("Las dos inventadas dan la misma fecha y casa.")
    judge.click()
    expect(documenter.main.locator("article", has_text="Kispe")).to_have_count(0)

    documenter.goes("personas").sends("Abrir los nombres")
    documenter.main.get_by_role("link", name="Rosalinda").first.click()
    documenter.opens_here("Revisar si son la misma persona")
    if (survivor := documenter.main.get_by_role("link", name="su página")).count():
        survivor.click()
        documenter.opens_here("Revisar si son la misma persona")
    for words in (*NAMES, "Las dos inventadas dan la misma fecha y casa."):
        documenter.says(words)


def test_a_table_is_mapped_by_its_screen_entered_and_counted(desk_beside):
    documenter = desk_beside("documenter")
    documenter.goes("colecciones").follows("Crear una colección")
    documenter.fills({"title": "Colección inventada de la plaza"})
    documenter.sends("Crear una colección")
    documenter.opens_here("Documentar hechos")
    documenter.follows("Importar una tabla")
    table = {"name": "tabla.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    documenter.page.set_input_files("#file", table)
    documenter.main.get_by_role("button", name="Probar").click()
    documenter.says("Diga qué columna")
    for column, field in MEANS.items():
        documenter.main.get_by_label(column, exact=True).select_option(field)
    documenter.sends("Probar")
    documenter.main.get_by_label("golpiza").select_option("injury")
    documenter.sends("Probar")
    documenter.sends("Ingresarla")
    documenter.says("Ingresado.")

    documenter.follows("Volver a la colección")
    collection = documenter.main.locator("h1").inner_text()
    assert collection == "Colección inventada de la plaza"
    documenter.goes("patrones").main.get_by_label(collection).check()
    documenter.sends("Abrir y dejar constancia")
    documenter.fills({"filas": "Año", "estado": ["confirmed", "likely", "disputed"]})
    documenter.sends("Contar")
    rows = documenter.main.locator("tbody tr").all_inner_texts()
    counted = {row.split()[0]: row.split()[1] for row in rows}
    assert counted == {"2024": "1", "2025": "2"}


def test_evidence_is_copied_clean_stamped_and_handed_to_a_court_that_verifies_it_alone(
    desk_beside, organisation, tmp_path
):
    litigator = desk_beside("litigator")
    password = organisation.member("litigator")["password"]
    _enters_a_photograph(litigator)
    copied = litigator.main.get_by_role("link", name="Descargar esta copia")
    with Image.open(litigator.downloads(copied, password)) as picture:
        assert (picture.size, dict(picture.getexif())) == ((60, 40), {})
    _is_stamped(litigator, organisation)
    litigator.follows("Pruebas").follows("Entregar pruebas a un tribunal")
    litigator.proves(password)
    for box in litigator.main.locator('[name="pieces"]').all():
        box.check()
    ground = {"basis": "order", "ground": "Disposición inventada 3-2026"}
    litigator.fills({"body": "MP", "recipient": "Fiscalía inventada, caso 1-2026", **ground})
    litigator.sends("Hacer el paquete")
    litigator.says("Espera a que se selle el registro")
    assert organisation.operates("ledger", "checkpoint", "--now")

    litigator.page.reload()
    bundle = litigator.main.get_by_role("link", name="Descargar el paquete").first
    with zipfile.ZipFile(litigator.downloads(bundle, password)) as archive:
        archive.extractall(tmp_path)
    faults, said = _verified_alone(tmp_path)
    assert not faults, said
    assert "Todo lo que se comprobó aquí es lo que fue registrado." in said
    assert ": sello de tiempo del " in said
    _signature_holds(said, tmp_path)
    next(tmp_path.glob("evidence/01*")).write_bytes(b"otra cosa")
    assert _verified_alone(tmp_path)[0] == 1


def _enters_a_photograph(member):
    """Add a photograph that tells its camera, see what it tells, and make a copy that does not."""
    camera, content = Image.Exif(), io.BytesIO()
    camera[0x010F] = "Camara inventada"
    Image.new("RGB", (60, 40), "teal").save(content, "JPEG", exif=camera)
    member.goes("interamericano").main.locator("tr", has_text="Medida cautelar").get_by_role(
        "link"
    ).first.click()
    member.opens_here("Preparar un escrito")
    member.follows("Pruebas: cadena de custodia, agregar, entregar a un tribunal")
    member.follows("Agregar una prueba")
    photograph = {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": content.getvalue()}
    member.page.set_input_files('input[type="file"]', photograph)
    member.sends("Sellarla y agregarla")
    member.opens_here("Examinar o preparar pruebas")
    member.follows("foto.jpg")
    member.sends("Examinarlo")
    member.says("Camara inventada")
    member.sends("Hacer una copia de trabajo sin metadatos")


def _is_stamped(member, organisation):
    """See on the page of its chain when the piece was stamped, and by whom; the one of the mechanism has nobody."""
    organisation.operates(
        "worker", "--once"
    )  # the worker of the house does it within half a minute
    member.follows("Cadena de custodia")
    member.says("El registro guarda su hora: asiento")
    times = member.main.locator("p", has_text="Sello de tiempo (RFC 3161) de 127.0.0.1")
    expect(times).to_contain_text("firmado por “Autoridad inventada de la hora que sella”")
    expect(times).to_contain_text(re.compile(r"el 20\d\d-\d\d-\d\d \d\d:\d\d:\d\d UTC"))
    kept = member.main.locator("tbody tr", has_text="Sello de tiempo guardado")
    expect(kept).to_contain_text("el sistema")


def _verified_alone(folder):
    """What the bundle's own program makes of it, with nothing but Python: how it ended, and what it says."""
    alone = [sys.executable, "-I", "-S", "verificar.pyz", "."]
    told = subprocess.run(alone, cwd=folder, env={}, capture_output=True, check=False, timeout=60)
    return told.returncode, told.stdout.decode()


def _signature_holds(said, folder):
    """Run the command that the program names for whoever has openssl."""
    command = next(line.split() for line in said.splitlines() if "openssl ts -verify" in line)
    told = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=30)
    assert b"Verification: OK" in told.stdout + told.stderr
