"""What the verifier says, in Spanish and English; it has no catalogue to read when it stands alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

LANGUAGES: Final = ("es", "en")

SENTENCES: Final[dict[str, tuple[str, str]]] = {
    # faults
    "no_archive": (
        "Esto no es un paquete: ni un archivo zip ni una carpeta que se pueda leer.",
        "This is no bundle: neither a zip nor a folder that can be read.",
    ),
    "manifest_unreadable": (
        "manifest.json falta, está dañado o fue cambiado: no se puede leer como manifiesto.",
        "manifest.json is missing, damaged or changed: it cannot be read as a manifest.",
    ),
    "manifest_changed": (
        "manifest.json fue cambiado: el asiento del registro declara otro manifiesto.",
        "manifest.json was changed: the entry of the ledger states another manifest.",
    ),
    "proofs_unreadable": (
        "ledger/proofs.json falta, está dañado o fue cambiado: no se puede leer.",
        "ledger/proofs.json is missing, damaged or changed: it cannot be read.",
    ),
    "checkpoint_fails": (
        "ledger/proofs.json: el sello del registro no lo firmó la llave que nombra el manifiesto.",
        "ledger/proofs.json: the checkpoint is not signed by the key that the manifest names.",
    ),
    "proof_fails": (
        "ledger/proofs.json: la prueba del asiento {entry} no lleva al sello firmado.",
        "ledger/proofs.json: the proof of entry {entry} does not lead to the signed checkpoint.",
    ),
    "proof_missing": (
        "ledger/proofs.json: falta la prueba del asiento {entry}, que {name} nombra.",
        "ledger/proofs.json: the proof of entry {entry}, which {name} names, is missing.",
    ),
    "file_missing": ("{name} falta.", "{name} is missing."),
    "file_extra": (
        "{name} no está en el manifiesto: no es parte de lo que se entregó.",
        "{name} stands in no manifest: it is no part of what was handed over.",
    ),
    "file_changed": (
        "{name} fue cambiado o está dañado.",
        "{name} was changed or is damaged.",
    ),
    "row_fails": (
        "{name}: este registro del archivo no es el que se asentó cuando llegó.",
        "{name}: this record of the file is not the one that was entered when it came.",
    ),
    "binding_fails": (
        "{name}: el archivo en claro no es el que se selló cuando llegó.",
        "{name}: the file in clear is not the one that was sealed when it came.",
    ),
    "line_fails": (
        "{name}: la línea {line} no dice lo que dice el asiento {entry}.",
        "{name}: line {line} does not say what entry {entry} says.",
    ),
    "stamp_fails": (
        "{name}: no es un sello de tiempo sobre este archivo sellado.",
        "{name}: this is no time stamp over this sealed file.",
    ),
    "other_key": (
        "El paquete nombra otra llave del registro que la que usted dio.",
        "The bundle names another key of the ledger than the one you gave.",
    ),
    "malformed": (
        "{name} no tiene la forma que debe tener.",
        "{name} does not have the form it must have.",
    ),
    "fault": ("{said}", "{said}"),
    # facts
    "piece_good": (
        "{name}: es el archivo que se recibió el {at} (SHA-256 {sha256}).",
        "{name}: is the file that was received on {at} (SHA-256 {sha256}).",
    ),
    "piece_whole": (
        "{name}: está entero (SHA-256 {sha256}). Llegó el {at}; entonces el archivo en claro no se ataba aún al"
        " registro.",
        "{name}: is whole (SHA-256 {sha256}). It came on {at}; the file in clear was not yet bound to the ledger"
        " then.",
    ),
    "custody_good": (
        "{name}: {lines} líneas de custodia, {proven} de ellas probadas por el registro.",
        "{name}: {lines} lines of custody, {proven} of them proven by the ledger.",
    ),
    "custody_told": (
        "{name}: veces abierto: {opened}; visto: {viewed}; examinado: {examined}; copiado: {copied}; sello comprobado:"
        " {seal_checked}; pasado a otras manos: {transferred}.",
        "{name}: times opened: {opened}; viewed: {viewed}; examined: {examined}; copied: {copied}; seal checked:"
        " {seal_checked}; passed to other hands: {transferred}.",
    ),
    "stamp_good": (
        "{name}: sello de tiempo del {at} sobre la huella del archivo sellado. La huella se comprobó aquí; la firma de"
        " la autoridad NO: para eso hace falta openssl, en esta carpeta:",
        "{name}: time stamp of {at} over the digest of the sealed file. The digest was checked here; the signature of"
        " the authority was NOT: that needs openssl, in this folder:",
    ),
    "command": ("    {command}", "    {command}"),
    "ledger_good": (
        "Registro {origin}: {proofs} asientos probados bajo un sello firmado de {size} asientos.",
        "Ledger {origin}: {proofs} entries proven under a signed checkpoint of {size} entries.",
    ),
    "key": (
        "Llave del registro: {key}\nHuella de la llave: {fingerprint}\nCompárela con la que la institución publica o"
        " dio antes: sin eso, esta prueba vale lo que valga quien entregó el paquete.",
        "Key of the ledger: {key}\nFingerprint of the key: {fingerprint}\nCompare it with the one that the"
        " institution publishes or gave before: without that, this proof is worth what the one who handed over the"
        " bundle is worth.",
    ),
    "key_same": (
        "Llave del registro: la que usted dio.\nHuella de la llave: {fingerprint}",
        "Key of the ledger: the one you gave.\nFingerprint of the key: {fingerprint}",
    ),
    "export_good": (
        "Exportación del registro {origin}: {leaves} asientos, {checkpoints} sellos firmados, probado hasta {proven}.",
        "Export of the ledger {origin}: {leaves} entries, {checkpoints} signed checkpoints, proven up to {proven}.",
    ),
    "proof_good": (
        "Prueba del registro {origin}: el asiento {entry} de {size} está en él.",
        "Proof of the ledger {origin}: entry {entry} of {size} stands in it.",
    ),
    "unsigned": (
        "Ningún sello firmado lo cubre todavía: por ahora vale la palabra del registro.",
        "No signed checkpoint covers it yet: until then it is the ledger's own word.",
    ),
    "growth_good": (
        "Crecimiento del registro {origin}: el de {size} asientos empieza con el de {old}.",
        "Growth of the ledger {origin}: that of {size} entries begins with that of {old}.",
    ),
    "bundle_good": (
        "Paquete de un asunto: {files} archivos, todos como se entregaron; asiento {entry} del registro.",
        "Bundle of a matter: {files} files, all as handed over; entry {entry} of the ledger.",
    ),
    # verdicts
    "all_good": (
        "Todo lo que se comprobó aquí es lo que fue registrado.",
        "Everything that was checked here is what was recorded.",
    ),
    "not_good": (
        "Algo no está bien: {count}. No use este paquete como prueba antes de aclararlo.",
        "Something is wrong: {count}. Do not use this bundle as proof before that is cleared up.",
    ),
    "good": ("BIEN", "GOOD"),
    "wrong": ("MAL ", "BAD "),
    "no_file": ("No existe {name}.", "There is no {name}."),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One thing to say, by its code."""

    code: str
    values: dict[str, object] = field(default_factory=dict)

    def in_(self, language: str) -> str:
        """Return it in `es` or `en`."""
        return SENTENCES[self.code][LANGUAGES.index(language)].format(**self.values)


def said(code: str, **values: object) -> Said:
    return Said(code, values)
