"""Words of invented people: common surnames and given names of Peru, none of them taken from a list of persons.

Each line of surnames is one spelling that is usual and others under which the same name is met. The first lines of each
part are the most common; the generator gives them Zipf's frequencies.
"""

ANDEAN = """
Quispe Kispe Qispi Quispi
Mamani Mamane Mamami
Huamán Guamán Waman Huaman
Condori Kunturi Condory
Choque Chuqi Choqe Ch'oque
Ccori Qori Cori
Apaza Apasa
Huanca Wanka Guanca
Yupanqui Yupanki Llupanqui
Huamaní Wamani Guamani
Ticona Tikuna Ticuna
Cusi Kusi Cuzi
Huillca Willka Vilca Wilca
Paucar Pawkar Paukar
Chambi Champi
Layme Laime
Nina Ñina
Ccahuana Cahuana Qawana
Sullca Sulca Shullca
Mayta Maita
Choquehuanca Chuquiwanka Choqueguanca
Cusihuamán Kusiwaman Cusiguaman
Huaraca Waraka Guaraca
Ñahui Nahui Ñawi
Tito Ttito T'ito
Pacco Paqo Paco
Ccoa Qoa Coa
Yucra Yujra
Inca Inga Inka
Chuquihuara Chukiwara
Atauchi Atawchi
Huarcaya Warkaya Guarcaya
Ccallo Qallo Callo
Sayritupa Sairitupa
Pumacahua Pumakawa Pomacahua
Aroni Aruni
Llamocca Llamoca Llamuqa
Oscco Osqo Osco
Anccasi Anqasi Ancasi
Huayta Wayta Guayta
Rojasirca Roxasirca
Chipana Chhipana
Limachi Limache
Calisaya Kalisaya
Coaquira Qoakira Cuaquira
Larico Lariko
Ayma Aima
Pilco Pillco Pilqo
Ancco Anqo Hanco
Uscamayta Uskamaita
"""
ARAWAK = """
Quintimari Kintimari
Sharetsi Charetsi Shareci
Camaiteri Kamaiteri Camayteri
Mahuanca Mawanka Maguanca
Shirompi Chirompi Tsirompi
Quinchoya Kinchoya
Pachamiro Pachamiru
Ñaco Naco
Shingari Chingari
Obairi Ovairi
Tsamireni Samireni
Kyatari Quiatari
Mishari Misari
Antaniri Antanire
Sabiroshi Savirosi
Pirinti Pirinte
"""
SPANISH = """
Flores Florez
Rojas Roxas
Rodríguez Rodrigues
Sánchez Sanches
García Garcia
Ramos Ramoz
Díaz Dias
Vásquez Vázquez Basquez
Torres Torrez
Gonzales González Gonzalez
Chávez Chaves
Espinoza Espinosa
Fernández Fernandes
Castillo Castiyo
Mendoza Mendosa
López Lopes
Ramírez Ramires
Cruz Cruss
Gutiérrez Gutierres
Salazar Salasar
Pérez Peres
Silva Silba
Aguilar Agilar
Vargas Bargas
Castro Kastro
Zevallos Ceballos Sevallos
De_la_Cruz Delacruz
Del_Águila Del_Aguila
Villanueva Billanueva
Palomino Palomimo
Cárdenas Cardenaz
Ortiz Ortis
Medina Medima
Guevara Guebara
Huertas Guertas
Jiménez Giménez Ximénez
Mejía Mexía
Cáceres Caseres
Peralta Peralto
Arce Arze
Bustamante Vustamante
Navarro Nabarro
Valverde Balverde
Zúñiga Zuñiga Suniga
Yábar Llabar
Loayza Loaiza
Tello Teyo
Alarcón Alarkon
Carhuajulca Carguajulca
Becerra Vecerra
Tarazona Tarasona
Echevarría Echeverría
Olivera Olibera
Santa_Cruz Santacruz
Ponce Ponse
Barrientos Varrientos
Cuadros Quadros
Escalante Escalamte
Lizárraga Lisarraga
Mogollón Mogoyon
"""
MALE = """
José Juan Luis Carlos Jorge Víctor Julio Pedro Miguel Jesús Manuel César Walter Edwin Percy Wilber Hugo Santiago
Félix Mario Raúl Francisco Antonio Daniel David Alejandro Roberto Alberto Fernando Oscar Marcos Pablo Ángel Rubén
Javier Ever Guillermo Eduardo Enrique Andrés Hilario Saturnino Zenón Melitón Fortunato Ascencio Nemesio Mauro
Gregorio Teófilo Efraín Wilfredo Rolando Jhon Kevin Yonatan Elmer Nilton Franklin Vicente Domingo Mariano Casimiro
Quirino Alfredo Humberto
"""
FEMALE = """
María Rosa Ana Carmen Juana Luz Julia Elizabeth Martha Flor Gloria Norma Teresa Yolanda Victoria Elena Lucía Delia Nelly
Isabel Patricia Cecilia Sonia Margarita Silvia Rosario Beatriz Yéssica Maribel Yaneth Gladys Mercedes Olga Virginia
Francisca Luisa Paulina Justina Dionisia Eulogia Saturnina Hermelinda Nieves Asunta Marcelina Fortunata Lourdes Eugenia
Magaly Roxana Verónica Ruth Edith Nancy Graciela Guadalupe Consuelo Ximena Yovana Rebeca Zenaida Antonia Josefina
"""
PLACES = """
Sachavacayoc Pampahuasi Yanacocha Quebradahonda Altosharo Rinconada Ccollpapampa Ivochote Chirumbia Tambochico
Huayrapata Shimpenchi Otucuzco Kirigueti Puerto_Ocopilla Boca_Mayapo Nueva_Sharetani San_Isidro_Alto Villa_Quintani
Santa_Rosa_Baja Cerro_Verde_Chico Lagunapampa Unión_Kusipata Pacaymayo Cielo_Punku Tres_Tingos Valle_Yurac
"""
GROUPS = """
Quechua Aymara Asháninka Matsigenka Awajún Shipibo Kichwa Yine Ronda_Campesina_de_Yanacocha
Frente_de_Defensa_de_Pampahuasi Asociación_de_Mujeres_de_Lagunapampa Comité_de_Aguas_de_Otucuzco Federación_Kusipata
Colectivo_Tres_Tingos Sindicato_de_Maestros_de_Tambochico Red_de_Jóvenes_de_Huayrapata
Comunidad_Campesina_Ccollpapampa Comunidad_Nativa_Shimpenchi
"""
DEPARTMENTS = """
15 08 13 20 21 12 04 02 06 10 11 14 16 22 03 05 25 01 18 09 19 17 23 24 07
"""
