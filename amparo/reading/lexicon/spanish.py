"""How Spanish builds the clauses that make claims: duties, subjects, boundaries, recipients."""

import re

OUGHT = re.compile(
    r"\b(?P<strong>(?:derecho internacional|estandares|convencion|pacto|tratados|principios|"
    r"jurisprudencia|constitucion)(?: [a-z]+){0,6} (?:exigen?|prohiben?|establecen? que|obligan? "
    r"a|disponen? que)|debe|deben|debera|deberan|debemos|no (?:puede|pueden|podra|podran)(?= "
    r"(?:ser|"
    r"seguir|continuar|quedar|permitir|aplicar|invocar))"
    r"|(?:tiene|tienen|tendra|tendran|tenia) (?:el |la |los |las )?(?:[a-z]+ )?(?:obligacion|"
    r"deber|responsabilidad|obligaciones) (?:[a-z]+ )?de"
    r"|(?:esta|estan|se encuentra|se encuentran|quedan?) (?:[a-z]+mente )?obligad[oa]s? a|(?:ha|"
    r"han|habra|habran) de(?= [a-z]+r(?:se)?\b)|tienen? que"
    r"|(?:es|resulta|constituye|son) (?:tambien |[a-z]+mente |de )?(?:un |una |el |la )?(?:deber|"
    r"obligacion|responsabilidad|obligaciones) (?:de|del)"
    r"|(?:es|resulta|son|siendo) (?:tambien |[a-z]+mente |por ello |asimismo )?(?:necesari[oa]s?|"
    r"urgentes?|imperativ[oa]s?|indispensables?|imprescindibles?|fundamental(?:es)?|"
    r"esencial(?:es)?|crucial(?:es)?|prioritari[oa]s?|preciso|vital)"
    r"|corresponde (?:a|al|desde)|toda persona tiene derecho|tienen (?:el )?derecho a|le "
    r"corresponde|se requiere|urge que|hay que|necesitamos que)\b"
    r"|\b(?P<weak>deberia|deberian|debiera|debieran|convendria|conviene que|seria (?:conveniente|"
    r"recomendable|deseable)|podria considerar)\b"
)
NORMATIVE = re.compile(
    r"\b(?:deben?|deberan?|deberian?|deber|deberes|obligacion|obligaciones|responsabilidad|"
    r"necesidad de|importancia de|necesari[oa]|indispensable|fundamental|esencial"
    r"|derecho (?:a|de|que)|derechos (?:a|de|que)|no puede|no pueden|estandares|imprescriptibles?|"
    r"compete|corresponde)\b"
)
INFINITIVE_BEFORE = re.compile(r"\b(?:a|de|para|por|sin|al|el|en|puede|podra|debe|deben|debera) $")
WISH_BEFORE = re.compile(
    r"\b(?:desea|desean|deseamos|quiere|quieren|queremos|quisieramos|quisiera|permit(?:e|imos)|"
    r"corresponde|vuelve|volvemos|vuelven|volvio|procede|cumple|necesario|oportuno|importante|"
    r"preciso) (?:a |en )?$|\bdirigimos [a-z ,]{0,80}(?:para|a fin de|con el fin de) $"
)
NOT_A_VERB_BEFORE = re.compile(
    r"\b(?:la|las|los|una?|esta|este|estas|estos|esa|ese|su|sus|nuestr[oa]s?|mi|del?|con|sin|por|para|en|"
    r"segun|bajo|ante|contra|sobre|mediante|tras|cada|toda|todo|dicha|dicho|dichas|dichos|"
    r"primera?|nueva|nuevo|al|el|y el|otra|otro|otras|otros|presente|misma|mismo|cualquier|"
    r"alguna?)(?: [a-z]+(?:al|oso|osa|ente|ico|ica|ivo|iva|ado|ada|able|ible|cial|nal))? $"
)
TAKES_OBJECT = re.compile(
    r"(?:,[^,]{3,30},)? (?:el|la|los|las|que|al?|un|una|su|sus|este|esta|estos|estas|[a-z]+mente|lo|tod[oa]s?|"
    r"dich[oa]s?|asimismo|tambien|como|con|nuevamente|una)\b|:"
)
NEGATED_BEFORE = re.compile(
    r"\b(?:no|nunca|jamas|tampoco|ni|sin)(?: (?:se|lo|la|le|les|nos|ha|han|hemos))* $"
)
PASSIVE_BEFORE = re.compile(
    r"\b(?:es|son|fue|fueron|ser|sido|siendo|sean?|esta|estan|estaba|estaban|seran?|segun lo|de lo|lo) $"
)
BOUNDARY = re.compile(
    r"(?:;|,? (?:y|e|pero|mientras que|por lo (?:cual|que|tanto)|por ello|asi como|a la vez que|"
    r"al tiempo que)|,)(?= )"
)
RELATIVE_BEFORE = re.compile(
    r"\b(?:que|cual|cuales|quien|quienes)(?: (?:se|le|les|nos|ha|han|habia|tambien))*,? ?$"
)
SLOGAN = re.compile(
    r"[\u00a1!\" ]*(?:no mas|ni una mas|ni un [a-z]+ mas|alto a[l]?|basta de|justicia para|"
    r"libertad para|cese de)\b"
)
SELF = re.compile(
    r"\b(?:nosotr[oa]s|las organizaciones (?:firmantes|abajo firmantes|que suscrib(?:en|imos)|"
    r"suscritas|suscribientes)|l[oa]s (?:abajo )?firmantes|quienes suscribimos|l[oa]s que "
    r"suscribimos|organizaciones (?:firmantes|suscritas|abajo firmantes)|las entidades firmantes|"
    r"este pronunciamiento|el presente (?:comunicado|pronunciamiento))\b"
)
PRONOUN = re.compile(
    r"^(?:[a-z ,]{0,40}[, ])?(?:ella|el mismo|la misma|este ultimo|ambas?|ambos)\b"
)
OPENING = re.compile(
    r"(?:(?:asimismo|ademas|tambien|igualmente|de igual (?:manera|forma|modo)|del mismo modo|"
    r"finalmente|por ultimo|por (?:ello|tanto|lo tanto|lo expuesto|todo lo expuesto|estas razones|"
    r"otro lado|su parte)|en consecuencia|en (?:ese|este) (?:sentido|marco|contexto)"
    r"|en esa linea|en tal sentido|frente a (?:ello|esto|lo expuesto)|ante (?:ello|esto|lo "
    r"expuesto)|en particular|sin embargo|no obstante|al respecto|adicionalmente|de otro lado|en "
    r"razon de ello|por consiguiente|a la luz de lo anterior|primero|segundo|tercero),? )+"
)
TO_WHOM = re.compile(
    r"(?: a(?= (?:no |que |[a-z]+(?:ar|er|ir)(?:se|la|lo|las|los|les|le)?\b))| que\b|,? para "
    r"que\b| para(?= [a-z]+r\b)|:|, a fin de\b| de(?= [a-z]+r\b)|, a que\b)"
)
