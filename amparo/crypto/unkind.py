"""Words that no receipt is made of: somebody in danger copies ten of them by hand, on the worst day.

They stay in the lists, so that every number has its word and whatever was written can be read. A
receipt drawn anew until it has none of them loses half a bit of its 99.
"""

_ES = """
aborto abuso acoso ahogo alarma asalto ataque banda bomba caos celda cerdo choque combate crimen culpa
delito diablo dolor droga duelo enemigo engaño espada feroz fuego fuga fusil golpe grito guerra hueso
ilegal infiel ira juez juicio lucha luto mafia maldad malo matar miedo morir muerte odio pecado pelea
peligro pena perder preso puñal rabia rapto sangre secta soldado sombra sufrir terco terror testigo
trauma tumba veneno vil
"""
_EN = """
abandon abuse afraid alarm anger army arrest assault attack bomb bullet cage crash crime cruel cry
damage danger destroy enemy escape evidence evil fatal fire flee ghost guilt gun hurt illegal injury
knife lawsuit liar lonely mad misery panic police prison punch rifle riot scare shock sick slam soldier
spy stick suffer suspect swear tragic trap trigger vicious weapon wreck wrong
"""
UNKIND = {"es": frozenset(_ES.split()), "en": frozenset(_EN.split())}


def is_unkind(words: tuple[str, ...], language: str) -> bool:
    """Tell whether any of the words would frighten; `language` is that of their list."""
    return not UNKIND.get(language, frozenset()).isdisjoint(words)
