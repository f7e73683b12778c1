"""The words of file designations, in Spanish: a thing of nature and a tint or stone.

Both are nouns, so nothing needs to agree in gender. Left out on purpose: names of people,
peoples, places and faiths; animals and colours used as insults, for skin or for politics;
ores and mines; anything that recalls violence.
"""

# ruff: noqa: SIM905 - five hundred quoted words could not be read through

LANDSCAPE: tuple[str, ...] = tuple(
    """
    abedul abeto abra acacia acantilado acebo aguacero alameda alerce alga algarrobo aliso
    almendro alud amanecer amapola anémona arándano arboleda arbusto arce archipiélago arena
    arenal arrayán arrecife arroyo atardecer atolón avellano avena azahar bahía bajío bambú
    barlovento bejuco bellota bosque bosquecillo boya brisa brizna brote bruma bugambilia cala
    caleta caléndula calma camino campiña campo cañada cañaveral caracola cardo cardón cascada
    castaño catarata cauce cebada cedro ceiba ceibo celaje cenote centella césped chaparrón
    chopo chubasco ciclamen ciprés cirro claro clavel clima colibrí colina colmena cometa corola
    corriente cosecha costa cresta crisálida cuenca cuesta cumbre cúmulo cúspide dehesa delta
    depresión desembocadura deshielo desierto destello duna eclipse edelweiss enebro ensenada
    equinoccio espiga espuma esquirla estanque estepa estero estiaje estrecho estuario eucalipto
    explanada farallón faro fiordo floresta follaje fresno fronda fuente galaxia garúa geranio
    germen géiser girasol glaciar golfo gota granizo gruta guijarro harina haya helecho hiedra
    hierba hoja hojarasca hondonada horizonte huerta huerto humedal invierno isla islote istmo
    jardín junco ladera lago laguna laurel limonero litoral llanura llovizna lluvia loma lumbre
    luna maizal malva manantial manglar mangle mar marea marejada margen marisma matorral
    menguante meseta meteoro médano mirador mirto molle montaña monte morera musgo nardo
    nebulosa nenúfar nevado nido niebla nieve nimbo nogal nube oasis océano ola oleaje olmo
    orilla orquídea otoño palmar palmera pantano parra pasto páramo península peñasco pétalo
    piedra pinar pino planicie playa pleamar polen poniente pradera prado primavera promontorio
    quebrada quinual raíz rama rambla rayo regato remanso remolino retama retoño ribera risco
    río roble robledal roca sauce sauzal savia semilla sendal sol solsticio sombra surco
    temporal tierra tilo torrente trébol tronco trueno tulipán valle vendaval ventisca verano
    vereda vergel vertiente viento viñedo yerba zenit
    """.split()
)

TINTS: tuple[str, ...] = tuple(
    """
    acero aguamarina ajenjo ajonjolí alabastro albahaca albaricoque alcachofa algodón alheña
    almagre almendra almíbar aloe alpaca amaranto amatista ambrosía anacardo andesita anís
    antracita añil apatita apio arcilla ardesia arenisca arrebol arroz asfalto avellana
    aventurina azabache azafrán azul azulejo azur azurita ágata ámbar barro basalto bálsamo
    berenjena bergamota berilo berro bismuto boj brezo bronce cacao calabaza calcedonia calcita
    caliza caoba caolín caqui caramelo cardamomo carey carmín carnelia casis cálamo cáñamo
    celadón celesta celeste ceniza centeno cera cerámica cereza champaña cian ciruela citrino
    clavo cobalto comino coral corcho corindón crisol crisoprasa crisólito cristal cromo cuarzo
    cúrcuma diamante diorita dolomita durazno escarcha esmalte esmeralda espinela espino
    esteatita estragón estuco feldespato fluorita frambuesa fresa fucsia gabro garbanzo grafito
    granate granito grosella guayaba guinda guindilla helio heliodoro heliotropo hematita heno
    hielo hinojo hojalata iolita iridio iris índigo jacaranda jacinto jade jaspe jengibre kiwi
    labradorita lacre ladrillo lana lapislázuli lava lavanda lavándula lenteja lila limonita
    limón lino lirio loza lúpulo maíz malaquita mandarina mango manzana maracuyá marga mármol
    melocotón membrillo menta mica miel mimbre mimosa moca mostaza naranja nata nácar nectarina
    nefrita neón níquel níspero nuez obsidiana ocre olivino olivo orégano ónice ónix ópalo
    paprika pastel peltre pera perejil peridoto petunia pimienta piña pirita pistacho pizarra
    platino porcelana pómez pórfido prímula púrpura quinua resina riolita rodio rodonita romero
    rosal rubí rutilo sal salvia sardónice satén sándalo seda selenita sepia serpentina sésamo
    siena sílex sílice sodalita tafetán talco tamarindo tanzanita teca terciopelo terracota
    titanio tiza tomillo topacio toronja trigo tungsteno turmalina turquesa ulexita uva vainilla
    verbena vidrio violeta yeso yute zafiro zafre zeolita zinc zircón
    """.split()
)
