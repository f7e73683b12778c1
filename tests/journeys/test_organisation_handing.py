"""Evidence goes to another desk piece by piece: who was handed one opens it, and its chain tells each hand."""

from playwright.sync_api import expect

from amparo.evidence.media.tests import samples
from tests.journeys.days import day
from tests.journeys.evidence_bench import Bench
from tests.journeys.keyboard import Keyboard
from tests.journeys.portal_pages import PHONE

MATTER = {"kind": "precautionary_measure", "stage": "Vigente", "title": "Molino inventado"}
DESK = "Documentación"
WORDS = "La copió quien la trajo (inventado)."


def _begins(litigator, password):
    """A matter with two pieces, before any other desk knows of it; the bench, and where each lies."""
    litigator.goes("interamericano").follows("Abrir un asunto")
    litigator.fills({**MATTER, "since": day(-30)})
    litigator.sends("Abrir un asunto")
    own = litigator.page.url.removeprefix(litigator.base + "/").partition("?")[0]
    bench = Bench(litigator, password, own.rpartition("/")[2])
    shown = bench.adds("molino.jpg", samples.photo(), note=WORDS)
    kept = bench.adds("declaración.txt", b"Lo que vio Nadie Inventado.\n" * 40)
    return bench, own, shown, kept


def _shares(litigator, own):
    litigator.goes(f"{own}/actos/share_matter").fills({"desk": DESK})
    litigator.sends("Compartir con otra mesa")


def _hands_by_keys(bench, piece):
    member, keys = bench.member, Keyboard(bench.member.page)
    member.goes(bench.home)
    keys.follows("Entregar pruebas a otra mesa")
    keys.follows("Entregarlas")
    expect(member.page.get_by_role("alert")).to_be_focused()
    keys.chooses("pieces", piece.rpartition("/")[2])
    keys.goes_to("desk")
    member.page.keyboard.press("Space")
    keys.follows("Entregarlas")
    member.says("Hecho")
    assert member.main.get_by_role("link", name="Entregar pruebas a otra mesa").count() == 1


def _meets_nothing(member, *addresses):
    for address in addresses:
        assert member.page.goto(f"{member.base}/{address}").status == 404, address


def _works_with_it(documenter, password, piece, home):
    """Open the one piece there is, look at it, copy it and check its seal, by keys."""
    bench, keys = Bench(documenter, password, home.rpartition("/")[2]), Keyboard(documenter.page)
    documenter.goes(home)
    assert documenter.main.locator("tbody tr").count() == 1
    keys.follows("molino.jpg")
    documenter.says(WORDS)
    keys.follows("Examinarlo")
    keys.follows("Hacer una copia de trabajo sin metadatos")
    documenter.goes(f"{piece}/custodia")
    keys.follows("Comprobar el sello ahora")
    assert bench.original(piece) == samples.photo()


def _whose_hands(member):
    """The role of whoever did each line, of those that a person did."""
    told = member.main.locator("tbody tr td:nth-child(3)").all_inner_texts()
    return [each.splitlines()[-1] for each in told if len(each.splitlines()) > 1]


def test_a_piece_is_handed_by_keys_to_another_desk_and_nobody_else_meets_it(
    desk_beside, organisation
):
    passwords = [organisation.member(one)["password"] for one in ("litigator", "documenter")]
    bench, own, piece, kept = _begins(desk_beside("litigator"), passwords[0])
    documenter, advocate = desk_beside("documenter"), desk_beside("advocate")
    _meets_nothing(documenter, bench.home, piece)
    _shares(bench.member, own)
    documenter.goes(bench.home).says("No se ha enviado ningún archivo.")
    _meets_nothing(documenter, piece, f"{piece}/custodia")

    _hands_by_keys(bench, piece)
    _works_with_it(documenter, passwords[1], piece, bench.home)
    _meets_nothing(documenter, kept, f"{kept}/custodia", f"{kept}/archivo")
    _meets_nothing(advocate, bench.home, piece, f"{piece}/custodia", f"{bench.home}/mesa")
    assert bench.did(piece) == [
        *("Recibido y sellado", f"Entregado a otra mesa: {DESK}", "Abierto"),
        *("Examinado: se leyó aparte lo que dice", "Visto"),
        "Se hizo de ella: copia de trabajo sin metadatos",
        *("Sello comprobado: está intacto", "Visto"),
    ]
    assert _whose_hands(bench.member) == [*(["Litigio"] * 2), *(["Documentación"] * 6)]
    assert "Entregado a otra mesa" not in " ".join(bench.did(kept))
    bench.member.page.set_viewport_size(PHONE)
    for address in (f"{bench.home}/mesa", f"{piece}/custodia"):
        bench.member.sound(address)
