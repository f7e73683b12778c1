"""How English builds the clauses that make claims: duties, subjects, boundaries, recipients."""

import re

OUGHT = re.compile(
    r"\b(?P<strong>must|shall|(?:has|have) the right to|(?:law|standards?|convention|covenant|"
    r"treaty|treaties|declaration|"
    r"principles|jurisprudence) (?:requires?|prohibits?|obliges?|establish(?:es)? that|provides? "
    r"that)|(?:has|have|had) (?:an? |the )?(?:[a-z]+ ){0,2}(?:obligation|duty|"
    r"responsibility) to"
    r"|(?:is|are) (?:also |[a-z]+ly )?(?:obliged|obligated|bound|required|called upon) to"
    r"|it is (?:the )?(?:duty|obligation|responsibility) of"
    r"|it is (?:therefore |also |[a-z]+ly |of )?(?:essential|necessary|vital|crucial|imperative|"
    r"indispensable|urgent|fundamental|paramount|critical|high time)"
    r"(?: importance)? (?:that|to|for)"
    r"|(?:is|are|will be|would be|remains?) (?:also |[a-z]+ly )?(?:essential|necessary|vital|"
    r"crucial|imperative|"
    r"indispensable|fundamental) (?:to|for|that)"
    r"|it is (?:now |also )?(?:more |[a-z]+ly )?(?:urgent|time|important) [a-z ]{0,20}?to|(?:most "
    r"|only )vital means|"
    r"cannot be|may not|can no longer|needs? to)\b"
    r"|\b(?P<weak>should(?! (?:be (?:noted|recalled|remembered|mentioned|stressed|underlined|"
    r"emphasi[sz]ed)|have been|i\b|you have|you wish|the state fail|it fail))|ought to|(?:is|are) "
    r"(?:also |hereby |therefore )?(?:requested|urged|invited|encouraged|asked) to"
    r"|(?:consider|deem|believe|think)s? (?:that )?(?:it (?:is )?)?(?:important|necessary|"
    r"essential|vital|urgent) (?:to|that))\b"
)
NORMATIVE = re.compile(
    r"\b(?:must|shall|should|ought to|obligations?|duty|duties|responsibility|need to|need for|"
    r"importance of|essential|necessary|required|vital|crucial"
    r"|right of|right to|rights to|entitled|cannot|may not|standards? (?:require|establish|provide))\b"
)
INFINITIVE_BEFORE = re.compile(r"\bto (?:also |[a-z]+ly )?$")
WISH_BEFORE = re.compile(
    r"\b(?:wish(?:es)?|wants?|wanted|wished|would like|seeks?|continues?|decided|is pleased|are "
    r"pleased|writing|write|began|pauses?|is honou?red|have the honou?r|takes this opportunity|"
    r"urged|moved|compelled|forced|obliged|met|joined|join|together)"
    r"(?: today| again| once more| together| once again)? to (?:also |[a-z]+ly |once again |again ){0,2}$"
)
NOT_A_VERB_BEFORE = re.compile(
    r"(?:\b(?:the|a|an|this|these|those|its|their|our|his|her|your|my|of|for|in|with|by|without|"
    r"from|no|any|such|all|other|several|many|more|some|every|each"
    r"|and their|both|under|against|on|those|new|following|previous|first|final|own|joint|public|"
    r"social|legitimate|just|urgent|unfulfilled|court|precautionary|member)|'s) (?:[a-z-]+(?:al|"
    r"ous|ent|ant|ic|ive|ful|ed|able|ible|ary|ing) ){0,2}$"
)
NEGATED_BEFORE = re.compile(
    r"\b(?:does not|do not|did not|has not|have not|had not|cannot|never|neither|nor|not|refused? "
    r"to|failed? to|fails to|without)(?: [a-z]+ly)? ?$"
)
PASSIVE_BEFORE = re.compile(
    r"\b(?:is|are|was|were|been|be|being|it is|as) (?:also |[a-z]+ly |so )*$"
)
BOUNDARY = re.compile(r"(?:;|,? (?:and|but|so|therefore|while|whereas|as well as)|,)(?= )")
RELATIVE_BEFORE = re.compile(r"\b(?:which|that|who|whom)(?: (?:has|have|had|also|[a-z]+ly))*,? ?$")
TAKES_OBJECT = re.compile(r" ?")
SLOGAN = re.compile(r"[!\" ]*(?:no more|stop|end the|justice for|freedom for|free|never again)\b")
SELF = re.compile(
    r"\b(?:we|us|our|i|the undersigned|undersigned|the signatory|signatory organi[sz]ations|the "
    r"present (?:statement|report|resolution))\b"
)
PRONOUN = re.compile(r"^(?:[a-z ,-]{0,40}[, ])?(?:it|they|he|she|both|the (?:former|latter))\b")
OPENING = re.compile(
    r"(?:(?:likewise|also|furthermore|moreover|additionally|in addition|finally|lastly|"
    r"consequently|therefore|thus|accordingly|in this (?:regard|context|sense|respect|connection)"
    r"|for (?:this|these) reasons?|in that (?:regard|sense)|to this end|in view of the (?:above|"
    r"foregoing)|in light of the (?:above|foregoing)|similarly|however|specifically|in particular|"
    r"at the same time|first|second|third|as a result|hence)"
    r",? )+"
)
TO_WHOM = re.compile(
    r"(?: to(?! the (?:state|government|congress|peruvian|authorities))\b| that\b|:| should\b| "
    r"must\b| for\b(?= (?:an|the) )|,? (?:and|so) that\b)"
)
