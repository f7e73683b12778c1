"""The guide that lies in a bundle for a court, in plain words, in Spanish and English."""

from __future__ import annotations

from typing import Final

NAMES: Final = {"es": "GUIA.txt", "en": "GUIDE.txt"}

_ES: Final = """QUÉ ES ESTO

Un paquete de pruebas: archivos tal como se recibieron, quién los tuvo, y cómo comprobar que nadie los cambió.

  evidence/           los archivos, en claro
  records/            por cada archivo: su registro al llegar y su cadena de custodia (JSON y CSV)
  time/               sellos de tiempo de una autoridad (RFC 3161), si los hay
  ledger/proofs.json  las pruebas de que los asientos están en el registro
  manifest.json       la lista de todo, con las huellas SHA-256
  verificar.pyz       el programa que lo comprueba

CÓMO COMPROBARLO

1. Descomprima el paquete en una carpeta. Hace falta Python 3.11 o posterior, y nada más: ni internet, ni instalar nada.
2. En esa carpeta escriba:   python3 -I verificar.pyz .
3. Compare la huella de la llave que aparece al final con la que la institución publica o le dio por otra vía.
   También puede pedir verificar.pyz por otra vía: quien entrega un paquete podría entregar un programa que mienta.

QUÉ QUEDA PROBADO

- Que cada archivo es el que llegó en la fecha indicada: al llegar se anotó en el registro un compromiso de su huella
  (SHA-256 con una sal secreta) y la huella de su copia cifrada. Un cambio de un solo bit se nota y se nombra.
- Quién lo abrió, lo vio (una línea por persona y cada vez que lo tuvo abierto), lo hizo examinar, lo comprobó o lo
  entregó, según el registro. Cada línea remite a un asiento. Cada persona aparece con un código suyo, siempre el mismo;
  la institución dice quién es a quien se lo ordene.
- Que los asientos están en un registro que solo crece: un árbol de Merkle (RFC 9162) con sellos firmados (Ed25519).
- Con sello de tiempo: que la copia cifrada existía en esa fecha, según un tercero. El programa comprueba la huella
  dentro del sello y le da la orden exacta de openssl para comprobar la firma de la autoridad.

QUÉ NO QUEDA PROBADO

- Que lo que muestra el archivo sea verdad, ni quién lo hizo, ni cuándo se hizo antes de llegar.
- Que nadie lo viera por fuera del sistema, por ejemplo con una copia que ya tenía.
- Si la institución controlara su llave y nadie más vigilara el registro, podría haber dos registros distintos. Para eso
  hay testigos externos: pregunte cuáles y compare con ellos el sello de ledger/proofs.json.

CUIDADO CON LAS PERSONAS

Los archivos pueden mostrar rostros, voces, lugares y nombres. Entréguelos solo a quien deba verlos. Se entregan con el
consentimiento o la orden que se indica en manifest.json.
"""

_EN: Final = """WHAT THIS IS

A bundle of evidence: files as they were received, who held them, and how to check that nobody changed them.

  evidence/           the files, in clear
  records/            for each file: its record when it came and its chain of custody (JSON and CSV)
  time/               time stamps of an authority (RFC 3161), if there are any
  ledger/proofs.json  the proofs that the entries stand in the ledger
  manifest.json       the list of everything, with SHA-256 digests
  verificar.pyz       the program that checks it

HOW TO CHECK IT

1. Unpack the bundle into a folder. It takes Python 3.11 or later and nothing else: no internet, nothing to install.
2. In that folder type:   python3 -I verificar.pyz . --language en
3. Compare the fingerprint of the key at the end with the one that the institution publishes or gave you by another way.
   You may also ask for verificar.pyz by another way: whoever hands over a bundle could hand over a program that lies.

WHAT IS PROVEN

- That each file is the one that came on the stated day: when it came, a commitment to its digest (SHA-256 with a
  secret salt) and the digest of its sealed copy were entered in the ledger. One changed bit is noticed and named.
- Who opened it, saw it (one line for each person and each time they had it open), had it examined, checked it or
  handed it over, according to the ledger. Each line points at an entry. Each person stands there by a code of their
  own, always the same; the institution says who that is to whoever orders it.
- That the entries stand in a ledger that only grows: a Merkle tree (RFC 9162) with signed checkpoints (Ed25519).
- With a time stamp: that the sealed copy existed on that day, according to a third party. The program checks the digest
  inside the stamp and gives you the very openssl command that checks the authority's signature.

WHAT IS NOT PROVEN

- That what the file shows is true, nor who made it, nor when it was made before it came.
- That nobody saw it outside the system, for example with a copy they already had.
- If the institution held its key and nobody else watched the ledger, there could be two different ledgers. That is what
  outside witnesses are for: ask which they are and compare the checkpoint of ledger/proofs.json with them.

MIND THE PEOPLE

The files may show faces, voices, places and names. Give them only to those who must see them. They are handed over with
the consent or on the order that manifest.json states.
"""


def files() -> dict[str, bytes]:
    """Return the guides by file name."""
    return {NAMES["es"]: _ES.encode(), NAMES["en"]: _EN.encode()}
