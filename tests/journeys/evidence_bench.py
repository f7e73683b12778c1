"""A member at the evidence of one file: pieces added, examined, shared with parts hidden, and given back whole."""

from tests.journeys.desk_member import Member

PURPOSE = "Examinar o preparar pruebas"
STAMPED = "Sello de tiempo guardado"


class Bench:
    """The evidence of the file whose page the member is on, open; `home` is its address."""

    def __init__(self, member: Member, password: str, file_id: str) -> None:
        self.member, self.password = member, password
        self.home = f"pruebas/{file_id}"
        member.goes(self.home).opens_here(PURPOSE)

    @classmethod
    def of_a_measure(cls, litigator: Member, organisation) -> "Bench":
        """A litigator at the evidence of a precautionary measure."""
        matters = litigator.goes("interamericano").main.locator("tr", has_text="Medida cautelar")
        address = matters.get_by_role("link").first.get_attribute("href")
        password = organisation.member("litigator")["password"]
        return cls(litigator, password, address.rpartition("/")[2])

    def adds(self, name: str, content: bytes, form: str = "agregar", **said: str) -> str:
        """Add a piece by its form and go where its link leads; returns that address."""
        self.member.goes(f"{self.home}/{form}").fills(said)
        self.gives(name, content)
        self.member.sends("Sellarla y agregarla")
        if "came_again" not in self.member.page.url:
            self.member.main.get_by_role("link", name=name, exact=True).last.click()
        return self.here()

    def gives(self, name: str, content: bytes) -> None:
        chosen = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        self.member.page.set_input_files('input[type="file"]', chosen)

    def here(self) -> str:
        return self.member.page.url.removeprefix(self.member.base + "/").partition("?")[0]

    def shares(self, piece: str, **hidden: str) -> bytes:
        """Make a copy of an examined piece with parts hidden; returns it as whoever gets it has it."""
        self.member.goes(f"{piece}/ocultar").fills(hidden)
        self.member.sends("Hacer la copia")
        return self.given("Descargar esta copia")

    def original(self, piece: str) -> bytes:
        self.member.goes(piece)
        return self.given("Descargar el original")

    def given(self, link: str) -> bytes:
        control = self.member.main.get_by_role("link", name=link, exact=True)
        return self.member.downloads(control, self.password).read_bytes()

    def chain(self, piece: str) -> list[str]:
        """What each line of its chain of custody says, oldest first."""
        self.member.goes(f"{piece}/custodia")
        return self.member.main.locator("tbody tr td:nth-child(2)").all_inner_texts()

    def did(self, piece: str) -> list[str]:
        """What people did, without for what, with which words and which copy: a stamp comes in its own time."""
        told = [each.splitlines()[0].partition(" · ")[0] for each in self.chain(piece)]
        return [each for each in told if each != STAMPED]

    def sealed_digest(self, piece: str) -> str:
        return self.member.goes(f"{piece}/custodia").main.locator("code").first.inner_text()
