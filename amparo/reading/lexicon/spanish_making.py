"""How the Spanish tables of what is done with words are made: forms of verbs, turns of phrase, fragments."""

import re

from amparo.reading.lexicon.conjugation import forms
from amparo.reading.lexicon.shape import Cue, Role, either, words
from amparo.reading.proposal import Kind

_NOMINAL = words(
    """
    demanda demandas condena condenas denuncia denuncias rechazo reclamo reclama saludo orden ordenes
    pedido pide llamado llamados compromiso requerido solicitado ordenado recomendado dispuesto resuelto
    exigido denunciado condenado valor valores nota observa señala senala alerta alertas invita pedida
    pedidos solicitada ordenada ordenadas dispuesta dispuestas ordenados requerida requeridos
    denunciados condenados condenadas denunciada denunciadas lamento valora celebra comprometido
    comprometida comprometidos considerado considerada reconocido reconocida reconocidos reconocidas
    identificado identificada identificados documentado documentada documentados registrado registrada
    registrados verificado establecido establecida establecidos establecidas declarado declarada
    declarados concluido determinado determinada determinados observado valorado valorada recordado
    apoyo decidido decidida requiere requieren considere consideren estime estimen declare declaren
    determine determinen invoque
    """
) - words("pide observa invita valora celebra reclama senala requiere requieren")
ADV = r"(?:(?:[a-z]+mente|asimismo|tambien|ademas|nuevamente|una vez mas|con urgencia|respetuosamente|hoy),? )"
_WHEN = (
    r"(?:en|desde|hacia|a (?:inicios|fines|mediados) de) (?:el |la )?(?:ano |mes de )?"
    r"(?:[a-z]+ (?:de(?:l)? (?:ano )?)?)?\d{4}"
    r"|el \d{1,2} de [a-z]+(?: del? (?:ano )?\d{4})?|hace (?:[a-z]+|\d+) (?:dias|semanas|meses|anos)"
    r"|(?:el|la) (?:ano|mes|semana) pasad[oa]|ayer|hoy|aun|todavia|siempre"
)
# What may stand between a verb and what it governs: how, when, again; or an aside between commas.
INSIDE = (
    rf"(?:,? (?:[a-z]+mente|mucho|tambien|asimismo|ademas|igualmente|de nuevo|otra vez|una vez mas|por escrito|"
    rf"en publico|con (?:firmeza|urgencia|fuerza|energia)|sobremanera|{_WHEN})\b(?:,(?= ))?"
    r"|,[^,;.:]{1,70},){0,3}"
)
SU = r"(?:(?:su|sus|nuestr[oa]s?|mi|la|el|una?) )"
ADJ = r"(?:mas |muy )?(?:[a-z]+(?: y |,? ))?(?:[a-z]+ ){0,3}?"


def verb(kind: Kind, role: Role, *verbs: str, after: str = "", reason: str = "") -> Cue:
    """Each verb is "infinitive/strong/weak/extra forms", the last three as needed."""
    known: list[str] = []
    for verb in verbs:
        known.extend(forms(*verb.split("/")))
    pattern = re.compile(rf"\b{either(known)}\b{after}")
    anchors = tuple(sorted({form[:5] for form in known}))
    return Cue(reason or f"{role}_{verbs[0].split('/')[0]}", kind, role, pattern, anchors, _NOMINAL)


def turn(reason: str, kind: Kind, role: Role, pattern: str, *anchors: str) -> Cue:
    return Cue(reason, kind, role, re.compile(pattern), anchors)


UTTER = (
    r"(?:expres|manifiest|manifest|reiter|transmit|trasmit|externa|mostr|muestr|comunic|hace[nr]? "
    r"llegar|elev|plante|dej|declar|hemos expres|form"
    r")(?:a|an|o|amos|aron|ar|ado|ando|aba|e|en|imos|emos|ieron|e?s|a? constancia de)"
)
