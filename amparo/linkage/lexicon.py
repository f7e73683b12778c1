"""Words that are not a name by themselves, given names, and the short forms people call each other by.

Not needed for a name to be compared: they only tell given names from surnames in small registers (in large ones the
cards themselves tell), and unite a short form with its name.
"""

_JOINING = "de del la las los el lo y e i da do dos das van von"
PARTICLES = frozenset(_JOINING.split())
# What precedes a spouse's surname: it may be there or not, and its absence says nothing.
MARRIED = frozenset(["de"])
WIDOWED = frozenset(["vda", "viuda", "v"])
# Words of what somebody is called by, before an alias.
_TITLES = "alias aka apodo sr sra srta don dona doctor doctora dr dra ing lic prof"
CALLED = frozenset(_TITLES.split())

# Kinds of collectives: their words and abbreviations, all as folded words. The longest that fits is taken first.
COLLECTIVES: dict[str, tuple[str, ...]] = {
    "native_community": ("comunidad nativa", "c n", "cn", "ccnn", "cc nn", "com nativa"),
    "peasant_community": ("comunidad campesina", "c c", "ccc", "cccc", "cc", "com campesina"),
    "community": ("comunidad", "com", "pueblo", "centro poblado", "c p", "cp", "caserio", "anexo"),
    "federation": ("federacion", "fed", "confederacion", "central", "coordinadora", "organizacion"),
    "association": ("asociacion", "asoc", "colectivo", "comite", "red", "movimiento", "mov", "instituto", "ong"),
    "union": ("sindicato", "sind", "gremio"),
    "patrol": ("ronda campesina", "rondas campesinas", "ronda", "rondas", "comite de autodefensa"),
    "front": ("frente de defensa", "frente", "fte", "plataforma"),
}  # fmt: skip

# Each line: a name, then what those who bear it are called.
NICKNAMES = """
jose pepe pepito chepe
francisco pancho paco panchito kiko
jesus chucho chuy
antonio tono tonito
alberto beto
roberto beto tito
humberto beto
gilberto beto
enrique quique
luis lucho luchito
manuel manolo manu
miguel micky migue
alejandro alejo jano
fernando nando
eduardo lalo edu
ricardo richi richard
rafael rafo rafa
guillermo memo willy
ignacio nacho
vicente chente
daniel dani
santiago santi tiago
sebastian seba
nicolas nico
domingo mingo
gregorio goyo
hilario lalo
juan juancho juanito
carlos carlitos charly
jorge coco jorgito
javier javi
mario marito
julio julito
pedro perico pedrito
felipe pipo
edgar edgardo
victor vitucho vico
cesar cesitar
augusto tito
justo tito
mariano nano
leoncio leo
leonardo leo
maximiliana maxi
maximo maxi
wilfredo fredy willy
alfredo fredy
oswaldo vado
rosa rosita rosi charo
rosario charo
maria mary marita maruja mari
guadalupe lupe
mercedes meche
dolores lola
concepcion concha conchita
consuelo chelo
graciela chela
isabel chabela isa chabuca
teresa tere teresita techi
beatriz betty
elizabeth eli betty liz
patricia patty pati
margarita mago marga
carmen carmencita carmela
josefina pepa fina
francisca pancha paca
luisa lucha
juana juanita
ana anita
cecilia ceci
victoria vicky
lourdes lulu
esperanza espe
gertrudis tula
hermelinda linda
rosalinda linda
julia julita
yolanda yola
susana susy
magdalena malena
magaly maga
alejandra jana ale
gabriela gaby
mariela mari
sofia sofi
antonia tona
manuela manola
eugenia quena
""".strip()

_GIVEN = """
abel abelardo adela adolfo adrian agustin alan alicia alex alexander alfonso alvaro amanda amelia american andrea
andres angel angela angelica anibal aquilino armando arturo asuncion aurelio aurora basilio benigno benita benito
bernardo bertha blanca brenda bruno camila catalina celestino celia clara claudia clemente clementina cristian
cristina cristobal cirilo dante dario david delfina delia denis diana diego dina dionisio edith edwin efrain elena
elias elmer eloy elsa elva emilia emilio emma epifania erick erika ernesto esteban estela esther eulalia eusebio eva
evaristo fabian fabiola faustino federico felicita felix feliciano fidel flora flor florencio florentina fortunata
franklin frida genaro genoveva georgina gerardo german gladys gloria gonzalo guido gustavo hector henry hermenegilda
hernan herminia hilda hipolito hugo ines irene irma isaac isidro ismael ivan jaime janet jenny jesica jhon joel
joaquin jonathan josue juvenal karen karina katherine kevin laura lazaro leandro leonor leticia lidia liliana lino
lizbeth lorena lorenzo lucas lucia luciano lucila lucio luz marcelina marcelino marcelo marco marcos marcial mariluz
marina marisol marleni marlon marta martha martin mateo mauro maura maximiliano melchor mercedes mery milagros
miriam modesta moises monica nancy natalia natividad nelida nelly nelson nestor nicanor nieves noe noelia noemi
norma octavio ofelia olga olinda olimpia omar oscar pablo pamela pascual paola paul paulina percy pilar porfirio
primitiva raquel raul rebeca regina remigio rene reynaldo rocio rodolfo roger rolando roman romulo ronald rosalia
rosalina roxana ruben rufino rufina ruth sabina sabino salome salomon salvador samuel sandra santos santosa sara
saturnina saturnino saul saturnina segundo sergio silvia simeon simon simona sixto sonia tania tatiana teodora
teodoro teofilo tomas tomasa trinidad ubaldo ulises urbano ursula valentin valentina valeria vanessa veronica vilma
violeta virginia vladimir walter washington wendy wilber wilder wilma wilmer wilson yaneth yeni yessica yovana
zenaida zenobia zenon zoila zulema
"""
GIVEN = frozenset(_GIVEN.split())
