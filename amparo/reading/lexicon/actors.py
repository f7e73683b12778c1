"""Who speaks and who is spoken to: bodies, organs of a State, companies, peoples; countries and their adjectives."""

import re

from amparo.reading.lexicon.shape import either

# name in English, adjectives in English; name in Spanish, stem of the adjective in Spanish (folded)
_COUNTRIES = """
peru|peruvian|peru|peruan
colombia|colombian|colombia|colombian
ecuador|ecuadorian,ecuadorean|ecuador|ecuatorian
bolivia|bolivian|bolivia|bolivian
brazil|brazilian|brasil|brasilen
chile|chilean|chile|chilen
argentina|argentine,argentinian|argentina|argentin
paraguay|paraguayan|paraguay|paraguay
uruguay|uruguayan|uruguay|uruguay
venezuela|venezuelan|venezuela|venezolan
mexico|mexican|mexico|mexican
guatemala|guatemalan|guatemala|guatemaltec
honduras|honduran|honduras|honduren
el salvador|salvadoran,salvadorean|el salvador|salvadoren
nicaragua|nicaraguan|nicaragua|nicaraguens
costa rica|costa rican|costa rica|costarricens
panama|panamanian|panama|panamen
cuba|cuban|cuba|cuban
haiti|haitian|haiti|haitian
dominican republic|dominican|republica dominicana|dominican
jamaica|jamaican|jamaica|jamaican
guyana|guyanese|guyana|guyanes
suriname|surinamese|suriname|surinames
united states|american|estados unidos|estadounidens
canada|canadian|canada|canadiens
spain|spanish|espana|espanol
philippines|philippine,filipino|filipinas|filipin
cambodia|cambodian|camboya|camboyan
turkey|turkish|turquia|turc
egypt|egyptian|egipto|egipci
nigeria|nigerian|nigeria|nigerian
kenya|kenyan|kenia|kenian
sri lanka|sri lankan|sri lanka|ceilan
nepal|nepali,nepalese|nepal|nepali
india|indian|india|indi
russia|russian|rusia|rus
hungary|hungarian|hungria|hungar
iraq|iraqi|irak|iraqui
iran|iranian|iran|irani
tunisia|tunisian|tunez|tunecin
""".strip().splitlines()


class Country:
    """A country by the names and adjectives a text may use for it."""

    __slots__ = ("adjectives_en", "name_en", "name_es", "pattern", "stem_es")

    def __init__(self, row: str) -> None:
        self.name_en, adjectives, self.name_es, self.stem_es = row.split("|")
        self.adjectives_en = tuple(adjectives.split(","))
        ways = {self.name_en, self.name_es, *self.adjectives_en}
        self.pattern = re.compile(rf"\b(?:{either(ways)}|{self.stem_es}(?:[oa]s?|es|e)?)\b")


COUNTRIES = tuple(Country(row) for row in _COUNTRIES)
_ADJECTIVES_EN = either(adjective for country in COUNTRIES for adjective in country.adjectives_en)

# Heads of a noun phrase that names somebody who can be asked to act.
HEADS_EN = (
    r"(?:member |other |federal |local |national |regional |state |host )?(?:states?(?: part(?:y|"
    r"ies))?|governments?|authorit(?:y|ies)|congress|senate|parliament|assembly|ministry|"
    r"ministries|ministers?"
    r"|president|presidency|executive(?: branch| power)?|legislature|legislat(?:ive|ors)(?: "
    r"branch| power)?|judiciary|judicial (?:branch|power|authorities)|judges|prosecutors?|public "
    r"(?:prosecutor's|prosecution) (?:office|service)"
    r"|(?:public )?prosecutor's offices?|attorney general(?:'s office)?|ombudsman(?:'s office)?|"
    r"ombudsperson|(?:national |federal )?police(?: forces?)?|armed forces|security forces|"
    r"military|army|(?:law enforcement )?(?:officials|agents|agencies)"
    r"|(?:constitutional|supreme|inter-american|superior|high) (?:court|tribunal)s?|courts?|"
    r"tribunals?|commission|committee|council|secretary[ -]general|secretariat|general assembly|"
    r"permanent council|member states|states parties"
    r"|consorti(?:um|a)|firms?|developers?|embass(?:y|ies)|compan(?:y|ies)|corporations?|"
    r"businesses|enterprises|business enterprises|banks?|"
    r"investors?|donors?|international community|international (?:cooperation|organi[sz]ations)|"
    r"civil society(?: organi[sz]ations)?|political parties|parties|media|leaders|world leaders"
    r"|mechanism|agency|institut(?:e|ions?)|office|branches of (?:the )?(?:state|government)|"
    r"country|countries|nations|world bank|european union|united nations|experts?|specialists?|"
    r"professionals|delegation|police officers|troops|mayors?|municipalit(?:y|ies)|governors?)"
)

HEADS_ES = (
    r"(?:estados?(?: parte| partes| miembros?)?|gobiernos?(?: regional(?:es)?| local(?:es)?| "
    r"central| nacional)?|autoridad(?:es)?|congreso|senado|parlamento|asamblea|pleno|"
    r"comision(?:es)?|comite|ministerios?|ministr[oa]s?|president[ea]s?|presidencia"
    r"|(?:poder |organo )?(?:ejecutivo|legislativo|judicial)|poderes(?: del estado| publicos)?|"
    r"fiscalia(?:s)?|fiscal(?:es)?|ministerio publico|procuraduria|defensoria|defensor(?:a)? del "
    r"pueblo|policias?|fuerzas? (?:armadas|policiales|del orden|de seguridad)|ejercito"
    r"|tribunal(?:es)?|cortes?|juec(?:es|as)|juzgados?|jurado|junta|consejo|secretari[ao](?: "
    r"general)?|secretaria general|organismos?|organos?|instituciones|instituto|entidades|"
    r"empresas?|consorcios?|embajadas?|corporaciones|bancos?|inversionistas|comunidad "
    r"internacional|cooperacion "
    r"internacional"
    r"|sociedad civil|organizaciones|partidos(?: politicos)?|congresistas|parlamentarios|"
    r"funcionari[oa]s|operadores(?: de justicia)?|medios(?: de comunicacion)?|"
    r"municipalidad(?:es)?|alcaldes?|gobernador(?:es|a)?|mecanismo|agencia|oficina|direccion|"
    r"superintendencia|onu|oea|cidh|corte idh|naciones unidas|union europea|pueblos?|ciudadania|"
    r"pais(?:es)?|expert[oa]s|especialistas|delegacion|bancadas|coalicion|plataformas|"
    r"lideres)"
)

HEAD_EN = re.compile(rf"\b(?:{HEADS_EN}|{_ADJECTIVES_EN}s?|you|your government)\b")
HEAD_ES = re.compile(rf"\b{HEADS_ES}\b")
STATE_ORGAN = re.compile(
    r"\b(?:states?|estado|government|gobierno|congress|congreso|parliament|parlamento|executive|"
    r"ejecutivo|judiciary|poder judicial|authorities|autoridades|regime|police|policia|armed "
    r"forces|fuerzas|security forces"
    r"|constitutional (?:court|tribunal)|tribunal constitucional|public prosecutors?|prosecutor's "
    r"offices?|prosecution service|attorney general|fiscalia|ministry|ministerio|ministerial|"
    r"president|presidenta?|military|militares|agents|agentes|officials|funcionarios|army|"
    r"ejercito|administration)\b"
)
# Those who speak for an organ of a State, by their office; what they promise is its promise.
OFFICE = re.compile(
    r"\b(?:(?:prime |vice-?)?ministers?|(?:vice)?ministr[oa]s?|governors?|gobernador(?:es|as?)?|"
    r"mayors?|alcald(?:es?|esas?)|prefect[oa]?s?|premier|secretary of state)\b"
)
# Bodies whose orders and recommendations bind or guide, as a text names them; group names are their sort.
BODIES = re.compile(
    r"\b(?P<court>(?:the )?(?:inter-american|i-a|i/a|ia|european|international|african) court(?: "
    r"of (?:human rights|justice))?(?: of human rights)?|(?:la )?corte (?:interamericana|idh|"
    r"i\.d\.h\.|internacional|europea)(?: de derechos humanos)?"
    r"|(?:the )?(?:constitutional|supreme|superior|international criminal) (?:court|tribunal)|"
    r"(?:el |la )?(?:tribunal constitucional|corte suprema|corte superior|corte penal "
    r"internacional|sala penal|juzgado)|the court|la corte|the tribunal|el tribunal|icj)\b"
    r"|\b(?P<commission>(?:the )?inter-american commission(?: on human rights)?|iachr|(?:la "
    r")?comision interamericana(?: de derechos humanos)?|cidh|the commission|la comision)\b"
    r"|\b(?P<committee>(?:the )?(?:un |united nations )?(?:human rights|un|united nations) "
    r"committee|(?:the )?committee "
    r"(?:against torture|on [a-z]+(?: [a-z,]+){0,6})|cedaw|cerd|(?:el )?comite (?:contra la "
    r"tortura|de derechos humanos|de los derechos del nino|para la eliminacion(?: [a-z]+){0,8}|de "
    r"derechos economicos, sociales y culturales)|the committee|el comite)\b"
    r"|\b(?P<un>(?:un|united nations|onu) (?:[a-z]+ )?(?:experts?|human rights|special "
    r"rapporteurs?|office|high commissioner)|(?:the )?special rapporteurs?|(?:el |la |los |las "
    r")?relator(?:a|es|as)?(?: especial(?:es)?)?|relatoria|(?:the )?working group|grupo de "
    r"trabajo|ohchr|oacnudh|onu-dh|onu derechos humanos|(?:the )?high commissioner|alto "
    r"comisionado|expertos(?: \w+)? (?:de la onu|independientes)|expertos de la onu|human rights "
    r"council|consejo de derechos humanos|general assembly|asamblea general)\b"
    r"|\b(?P<ombudsman>ombuds(?:man|person)(?:'s office)?|(?:la )?defensoria(?: del pueblo)?)\b"
)
