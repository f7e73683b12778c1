"""A plainly invented file with evidence that a documenter keeps."""

from datetime import timedelta
from uuid import uuid4

from amparo.accounts.acts import acting
from amparo.accounts.tests.cast import BIRTH
from amparo.custody import checkpoints
from amparo.custody.opening import open_file
from amparo.evidence import adding, court
from amparo.evidence.handling import KEEP
from amparo.evidence.upload import SealedFile

PDF = b"%PDF-1.7\n" + b"Prueba inventada. " * 5_000
TEXT = "Declaración inventada, firmada por nadie.\n".encode() * 40
AT = BIRTH + timedelta(days=1)


def received(name="prueba.pdf", content=PDF):
    file = SealedFile(name)
    file.take(content)
    file.complete()
    return file


class Scene:
    """One custody file; `add` adds a piece, `open` opens what there is, `signed` signs the ledger."""

    def __init__(self, cast, role="documenter"):
        self.cast, self.file_id, self.at = cast, uuid4(), AT
        self.actor = cast.actor(role)
        with acting(self.actor, KEEP, self.file_id, self.at) as deed:
            deed.write("facts", "what", {"text": "Hechos inventados"})
        self.opened = self.open()

    def later(self, **much):
        self.at += timedelta(**(much or {"seconds": 1}))
        return self.at

    def open(self, purpose="evidence_work", actor=None, **which):
        return open_file(actor or self.actor, self.file_id, purpose, self.later(), **which)

    def add(self, *file, **more):
        blob = adding.add(self.actor, self.opened, received(*file), self.later(), **more).blob
        self.opened = self.open()
        return blob

    def make(self, *pieces, **more):
        wanted = court.Wanted(
            [piece.id for piece in pieces],
            **{
                "number": "PD-7K4Q-M9XT",
                "recipient": "Juzgado inventado, expediente 1-2026",
                "basis": court.CONSENT,
                "ground": "Lo dijo por teléfono",
                **more,
            },
        )
        return court.make(self.actor, self.opened, wanted, self.later())

    def signed(self):
        checkpoints.make(self.later())

    def parts(self, bundle, consented=lambda _body, _pieces: None):
        told = self.open("court_work", kinds=["evidence"], about=bundle.id)
        return {
            name: b"".join(chunks)
            for name, chunks in court.parts(self.actor, bundle, told, self.opened, consented)
        }
