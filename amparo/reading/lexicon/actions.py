"""Verbs that open what is asked in a list: English imperatives; Spanish verbs by their endings."""

import re

from amparo.reading.lexicon.shape import words

IMPERATIVES = words(
    """
    abolish abstain accede accelerate accept adapt address adhere adjust adopt advance agree align
    allocate allow amend analyse analyze apologise apologize apply appoint approve archive assess assign
    assist assure attend avoid ban begin bring broaden build bring cancel carry cease change clarify
    close collaborate collect combat commit compensate complete comply condemn conduct consider
    consolidate consult continue cooperate coordinate correct counter create curb deal decriminalise
    decriminalize deepen define deliver demarcate deploy design desist develop devote disclose
    discontinue dismantle dismiss disseminate distribute do draft draw drop educate eliminate embed
    empower enable enact encourage end enforce engage enhance enlarge ensure entrust equip eradicate
    establish evaluate examine exclude exercise expand expedite explore extend facilitate finalise
    finalize follow formulate foster free fulfil fulfill fully fund give grant guarantee halt harmonise
    harmonize hold identify immediately implement impose improve include incorporate increase inform
    initiate inquire institute integrate intensify introduce investigate invest invite issue launch lift
    locate lower maintain make mainstream mitigate monitor move nullify observe obtain offer open oppose
    order organise organize overturn participate pass pay perform permit persevere place prepare present
    preserve prevent prioritise prioritize proceed process prohibit promote promptly prosecute protect
    provide publicise publicize publicly publish punish pursue put quash raise ratify reaffirm recognise
    recognize reconsider record redouble redress reduce refer reform refrain register reinforce
    reinstate reject release remove render reopen repair repeal replace report require rescind resolve
    respect respond restore restrict resume retain return reveal reverse review revise revoke safeguard
    scale secure seek send set share speed spare step stop strengthen streamline strictly submit support
    suspend sustain swiftly take terminate train transfer translate treat undertake update uphold urge
    use utilise vacate veto vote waive withdraw withhold work
    """
)
ES_ACTION = re.compile(
    r"(?:que (?:se )?)?(?:no |se )?(?:[a-z]{2,}(?:ar|er|ir)(?:se|la|lo|las|los|le|les)?\b|(?:el |"
    r"la )?(?:inmediat[oa] |pront[oa] |plen[oa] |efectiv[oa] )?(?:cese|respeto|cumplimiento|"
    r"derogacion|archivo|liberacion|retiro|suspension|renuncia|investigacion|reparacion|garantia|"
    r"justicia|implementacion|reconocimiento|aprobacion|ratificacion|adopcion|sancion)\b|que )"
)
# First words of three persons of the present subjunctive: "adopte", "investigue", "garanticen".
ES_SUBJUNCTIVE = re.compile(
    r"(?:se )?(?:adopt|investig\w?|garantic|asegur|proced|cumpl|respet|derog\w?|archiv|aprueb|"
    r"ratifi\w+|implement|fortalezc|establezc|cre|cesen?|ces|inform|concert|conciert|proteg\w?|"
    r"proteja|brind|otorg\w?|revis|modifi\w+|abst\w+|pong|realic|inici|determin|sancion|juzg\w?|"
    r"repar|libere?|public|difund|incorpor|elabor|promuev|prevent?g|tom|dispong|mantang?|"
    r"mantengh?|continu|evit|elimin|suspend|anul|retir|convoqu|consult|present|present|remit|"
    r"permit|reconozc|restituy|pagu|entregu|dict|emit|reform|adecu|reglament|design|asign|capacit|"
    r"facilit|identifi\w+|articul|coordin|dialogu|llev|vel|hag|den?\b|evalu|consider)\w{0,4}\b"
)


def opens_with_an_act(folded: str, language: str) -> bool:
    """Whether a folded item begins by naming what is to be done."""
    plain = folded.lstrip(" \"'-([")
    if language == "en":
        first = re.match(r"(?:to |also |not |that )?(?:[a-z]+ly |effectively )?([a-z-]+)", plain)
        return bool(first and first.group(1) in IMPERATIVES)
    return ES_ACTION.match(plain) is not None or ES_SUBJUNCTIVE.match(plain) is not None
