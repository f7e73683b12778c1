"""The Spanish present subjunctive, told by its ending and by which conjugation its verb is of (folded)."""

from amparo.reading.lexicon.shape import words

# Verbs in -er and -ir by the stem of their indicative ("deb": debe, deben)...
_INDICATIVE = words(
    """
    abr acced admit advert adviert agred aplaud aprend asist asum atend atiend ced combat comet
    compart compet comprend compromet conced conclu concluy conduc conoc consist constru construy
    contradic contribuy conviert convien corr correspond corrig crec cubr cumpl deb decid defend
    defiend depend describ desconoc despid detien difund dirig discut dispon distribuy divid elig emit
    encuentr entiend escrib establec exced exig exist expid extiend favorec fortalec hac impid
    imped impon inclu incluy incumpl influy insist instruy interpon interrump intervien inviert
    invad mantien merec met mid mov muev nac obedec obtien ocurr ofrec omit opon padec parec
    part pertenec permit permanec persist pid pierd pon prefier preten pretend prev proced produc
    prohib promet promuev propon proteg prov proven provien pued quier recib reconoc reconstruy
    recurr reduc refier remit repit requier resid resist resuelv respond restablec restituy
    restring retien reun rind romp sab sal sient sigu sirv somet sosten sostien subsist
    sufr suger sugier suprim suspend sustituy tem tien traduc transcurr transmit v vend venc vien viv
    vuelv transfier constituy atribuy disminuy destruy
    """
)
# ... and of their subjunctive ("atiend": atienda, atiendan).
_SUBJUNCTIVE = words(
    """
    abr acced admit adviert agred aplaud aprend asist asum atiend ced combat comet compart comprend
    compromet conced concluy conduzc conozc construy contribuy contradig conviert corrij cubr cumpl
    deb decid defiend depend describ difund dirij discut distribuy divid elij emit entiend
    escrib establezc exij expid extiend favorezc fortalezc hag impid incluy incumpl
    instruy interrump inviert invad le met mid muev nazc obedezc ofrezc omit padezc permit permanezc
    persist pid pierd proced produzc prohib promet promuev protej prove pued quier recib reconozc
    reconstruy reduzc refier remit repit requier resuelv respond restablezc restituy restrinj reun rind
    romp sep se sient sig sirv somet sufr sugier suprim suspend sustituy tem traduzc transmit v vay vend
    venz viv vuelv transfier destruy constituy atribuy disminuy interveng conveng pong dispong
    impong propong expong opong teng absteng deteng manteng obteng reteng sosteng
    conteng veng preveng proveng interpong salg traig caig dig oig recaig hay satisfag
    """
)
# Words in -e that stand where a verb could and are none.
_NOUNS = words(
    """
    parte norte nombre clase base gente fuente presidente agente ambiente frente puente informe parque
    bosque costumbre dirigente habitante gerente intendente corte muerte suerte torre sede red
    responsable competente correspondiente independiente siguiente vigente permanente pertinente grande
    firme libre pobre triste enorme insigne breve grave leve doble triple culpable referente este ese
    aquel que donde cuando porque aunque entonce siempre sobre entre desde ante durante mediante
    hoy tarde noche once doce trece catorce quince veinte siete nueve adelante
    """
)


def is_subjunctive(word: str) -> bool:
    """Whether a folded word can be a third person of the present subjunctive: "archive", "atiendan", "cese"."""
    stem = word.removesuffix("n")
    if len(stem) < 3 or stem in _NOUNS or (word.endswith("mente") and len(word) > 10):
        return word == "den" or stem in _ADVERBIAL
    if stem.endswith("e"):
        return stem[:-1] not in _INDICATIVE
    return stem.endswith("a") and stem[:-1] in _SUBJUNCTIVE


_ADVERBIAL = words(
    "implemente incremente complemente experimente fomente aumente reglamente documente"
)
