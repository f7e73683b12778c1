"""Words by which a sentence asserts a fact that matters, and words of mere description."""

import re

HARM = re.compile(
    r"\b(?:beat(?:en|ings?)?|raid(?:s|ed)?|warrants?|golpe\w*|allan\w*|baleo|worse\w*|empeor\w*|"
    r"agrav\w*|aggravat\w*|accountab\w*|displac\w*|desplazad\w*|"
    r"shortcomings?|deficienc\w*|siege|hostil\w*|wrongful\w*|jail\w*|prisons?|accus\w*|convict\w*|"
    r"encarcel\w*|pres[oa]s|acusad[oa]s?|"
    r"undermin\w*|violat\w*|restrict\w*|limit(?:s|ed|ing)|weaken\w*|depriv\w*|impunity|"
    r"abus\w*|attack\w*|kill\w*|murder\w*|assassinat\w*|execut(?:ed|ions?)|disappear\w*|tortur\w*|"
    r"detain\w*|detention\w*|imprison\w*|arrest\w*|persecut\w*|criminali[sz]\w*|harass\w*|"
    r"threat\w*|intimidat\w*|stigmati[sz]\w*|discriminat\w*|repress\w*|reprisals?|retaliat\w*"
    r"|contempt|defiance|disregard\w*|ignor(?:ed|ing|es)|fail(?:ed|s|ure|ures|ing)|refus\w*|"
    r"silen(?:t|ce)|contraven\w*|contradict\w*|breach\w*|non-?compliance|unlawful\w*|illegal\w*|"
    r"arbitrar\w*|excessive|disproportionate\w*|unjust\w*|unfounded|corrupt\w*|racis[mt]\w*|"
    r"violence|violent|lethal|deadly|deaths?|died|injur\w*|wounded|crimes?|risks?|danger\w*|"
    r"vulnerab\w*|obstruct\w*|hinder\w*|imped\w*|lack\w*|absence|without (?:effective|adequate|"
    r"sufficient)|delay\w*|setbacks?|regress\w*|deteriorat\w*|militari[sz]\w*|authoritarian\w*|"
    r"affected|amnest(?:y|ies)|statute of limitations|burden"
    r"|viol(?:a|an|o|aron|aciones|acion|atori[oa]s?)|violencia|violent[oa]s?|vulner\w*|"
    r"restring\w*|restriccion\w*|limita\w*|debilit\w*|impunidad|abus\w*|ataques?|atac\w*|"
    r"agresi\w*|asesin\w*|homicidios?|muert\w*|fallec\w*|ejecuciones|desapar\w*|tortur\w*|"
    r"detenid[oa]s?|detenci\w*|persecuci\w*|criminaliz\w*|hostig\w*|amenaz\w*|intimid\w*|"
    r"estigmatiz\w*|discrimin\w*|represi\w*|reprim\w*|represalias?"
    r"|desacato|incumpl\w*|ignor(?:a|o|an|aron|ando)|omisi\w*|omit\w*|se nego|niega\w*|silencio|"
    r"contravien\w*|contradic\w*|contrari[oa]s?|ilegal\w*|ilicit\w*|arbitrari\w*|desproporcion\w*|"
    r"excesiv[oa]s?|injust\w*|corrupci\w*|racis\w*|letal\w*|herid[oa]s?|crimen\w*|delitos?|"
    r"riesgos?|peligr\w*|obstacul\w*|obstru\w*|impid\w*|falta de|ausencia de|carece\w*|sin (?:que|"
    r"contar|adecuad|garantias)|demora\w*|retroces\w*|deterior\w*|militariz\w*|autoritari\w*|"
    r"afecta\w*|amnistias?|prescripcion|ineficac\w*|inoperancia|desproteg\w*|despojo|invasi\w*|"
    r"usurp\w*|contamin\w*|debilita\w*|socava\w*|atent(?:a|an|ados?)|depred\w*|crisis)\b"
)
ACTED = re.compile(
    r"\b(?:approv(?:ed|al|es)|pass(?:ed|es)|adopt(?:ed|ion|s)|enact(?:ed|ment|s)|promulgat\w*|"
    r"publish(?:ed|es)|promot(?:ed|es|ing)|creat(?:ed|ion|es)|establish(?:ed|es)|issu(?:ed|es)|"
    r"grant(?:ed|s|ing)|declar(?:ed|ing|es)|repeal(?:ed|s)|amend(?:ed|s)|modif(?:ied|ies)|"
    r"reform(?:s|ed)?|releas(?:ed|e of)|free|decided|decision|ruling|ruled|sentenced|convicted|"
    r"charged|deployed|deployment|implemented|ratified|signed|submitted|reported|received|"
    r"recorded|documented|carried out|taken|took|proposes?d?|includes? measures|incorporat\w*|"
    r"contemplat\w*"
    r"|aprob(?:o|aron|ada|ado|acion|ad[oa]s)|adopt(?:o|aron|ada|ado|adas)|promulg\w*|public(?:o|"
    r"aron|ada|ado)|promuev\w*|promov\w*|cre(?:o|aron|ada|ado|acion de)|establec(?:io|e|ida|ido)|"
    r"emit(?:io|ieron|ido|ida)|otorg(?:o|a|aron|ada|ado|adas)|declar(?:o|a|aron|ada|ado)|"
    r"derog(?:o|a|ada|ado)|modific(?:o|a|ada|ado)|liber(?:o|ado|acion de)|decidi(?:o|do)|decision "
    r"de|fallo|sentenci(?:o|ado)|conden(?:o|ado)|despleg\w*|desplieg\w*|implement(?:o|ado|ada)|"
    r"ratific(?:o|ado)|present(?:o|ado|ada|aron)|registr(?:o|ado|aron|an)|document(?:o|ado|aron)|"
    r"ocurri(?:o|do|eron)|busca imponer|impone|introduce|pretende\w*|incorpora|contempla)\b"
)
GRAVE = re.compile(
    r"\b(?:killed|murdered|assassinated|tortured|disappeared|detained|arrested|raped|shot|"
    r"asesinad[oa]s?|torturad[oa]s?|desaparecid[oa]s?|detenid[oa]s?|fallecid[oa]s?|muert[oa]s|"
    r"herid[oa]s|baleados?|violentad[oa]s?)\b"
)
NORM = re.compile(
    r"\b(?:law|laws|bill|bills|decree|reforms?|legislation|regulations?|resolution|act no|"
    r"decision|measures?|mechanism|protocol|polic(?:y|ies)|constitution|code|convention|treat(?:y|"
    r"ies)"
    r"|ley|leyes|proyecto|decreto|reformas?|legislacion|reglamento|norma|normas|resolucion|fallo|"
    r"medidas?|mecanismo|protocolo|politicas?|codigo|dictamen|iniciativa|iniciativas|convenio|"
    r"tratado)\b"
)
PARTICULAR = re.compile(
    r"\bcontinues? to\b|\b(?:continua|continuan|sigue|siguen) (?:siendo|sin)\b|\bmost dangerous\b|"
    r"\brarely\b|\bhave not\b|\bhas not\b|\bno (?:ha|han|hemos)\b|\byet to be\b|\b\d{1,2} de "
    r"[a-z]+|\b(?:19|20)\d{2}\b|\b(?:january|february|march|april|june|july|august|"
    r"september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|"
    r"setiembre|septiembre|octubre|noviembre|diciembre)\b|\b\d[\d.,]* (?:[a-z]+ )?(?:people|"
    r"persons|cases|defenders|murders|deaths|women|children|personas|casos|defensor\w*|asesinatos|"
    r"muertes|mujeres|denuncias|lideres|victimas)\b|\bat least \d|\bal menos \d|\bdozens\b|"
    r"\bdecenas\b|\bsystematic\w*|\bsistemati\w*|\bgenerali[sz]ed\b|\bgeneralizad\w*|"
    r"\brepeated\w*|\breiterad[oa]s?\b|\bpattern\b|\bpatron(?:es)?\b|\bincreas\w*|\baument\w*|"
    r"\bincremento\b|\bevidence\b|\bevidencia\b|\bdocumented\b"
)
DESCRIPTION = re.compile(
    r"\b(?:plays? an? (?:[a-z]+ )?role|(?:is|are) (?:an? )?(?:[a-z]+ ){0,3}(?:body|organ|"
    r"organi[sz]ation|institution|network|coalition|movement)|was founded|purpose of|aims? to|"
    r"objective of|in order for|leads? (?:institutional )?efforts|mandate|composed of|built on"
    r"|(?:es|son) (?:un|una|el|la) (?:[a-z]+ ){0,3}(?:organo|organismo|organizacion|institucion|"
    r"red|coalicion|movimiento|mecanismo)|cumplen? un (?:rol|papel)|fue fundad[oa]|tiene por "
    r"(?:objeto|finalidad|mision)|objetivo de|la finalidad de|tiene como|integrad[oa] por|"
    r"conformad[oa] por)\b"
)
PROCEDURE = re.compile(
    r"\b(?:considered the|examined the|examino el|at its \d+(?:st|nd|rd|th)|en sus sesiones|"
    r"meetings?, held|celebradas? (?:el|los)|adopted the (?:following|present) concluding|aprobo "
    r"las (?:siguientes|presentes) observaciones|working group .{0,60} held|rapporteurs? "
    r"\(troika\)|replied|responded|interactive dialogue|hereinafter|en adelante|brief of|escrito "
    r"de|communication of|comunicacion de|nota de la secretaria)\b"
)
REPORTED = re.compile(
    r"\b(?:alleg\w*|reportedly|presunt\w*|habria[n]?|supuest\w*|segun (?:la parte solicitante|el "
    r"estado|la solicitud|fuentes)|the petitioners?|the applicants?|state (?:argued|alleged|"
    r"informed|indicated|reported|affirmed)|el estado (?:alego|informo|indico|senalo|sostuvo|"
    r"afirmo)|parte solicitante)\b"
)
BOILERPLATE = re.compile(
    r"\b(?:principal and autonomous body|organo principal y autonomo|whose mandate (?:derives|"
    r"arises|stems)|cuyo mandato (?:surge|emana|deriva)|mandate to promote (?:the )?(?:observance|"
    r"respect)|mandato de promover la observancia|composed of seven independent|integrada por "
    r"siete|in (?:their|a) personal capacity|a titulo personal|countries of origin or residence|"
    r"paises de origen o residencia"
    r"|subscribe to our|distribution list|lista de distribucion|for (?:more|further) information|"
    r"para mas informacion|si desea[n]? mas informacion|press (?:office|contact)|contacto de "
    r"prensa|oficina de prensa|all rights reserved|todos los derechos reservados|is a (?:global|"
    r"worldwide|international) movement|views expressed|no representa la posicion|not an official "
    r"(?:document|record)|photo credit|credito:|click here|haga clic|read the (?:letter|full)|"
    r"leer mas|cataloging|was established (?:in|by)|independent experts,? (?:appointed|who)|the "
    r"special (?:rapporteurs|procedures).{0,40}are part of|largest body of independent experts|"
    r"serve in their individual capacity|no son (?:empleados|personal) de la onu|comments? (?:are|"
    r"is) closed|follow us|siguenos)\b"
)
CAVEAT = re.compile(
    r"\b(?:(?:does|do|shall|will|would) not (?:entail|constitute|imply|represent|amount to|"
    r"prejudge)|without (?:prejudice|prejudging)|no (?:entrana|constituye|constituira|"
    r"implica|supone|representa|prejuzga)[a-z]* (?:un |una |ningun )?(?:prejuzgamiento|"
    r"pronunciamiento|adelanto)|no prejuzga|prejuzgamiento|prejudgment|prejudgement|sin perjuicio "
    r"de (?:que|lo))\b"
)
