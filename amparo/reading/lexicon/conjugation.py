"""Spanish verbs in the forms that public documents use, folded (no accents)."""

_AR_WEAK = (
    "amos aba aban abamos aron ara aran ase asen ando ado ados ada adas ar are aran aria arian "
    "aremos aramos e o arlo arla"
)
_AR_STRONG = "o a an e en emos as"
_ER_WEAK = (
    "emos ia ian iamos io ieron iera ieran iendo ido ida idos idas er era eran eria erian eremos i"
)
_IR_WEAK = (
    "imos ia ian iamos io ieron iera ieran iendo ido ida idos idas ir ira iran iria irian iremos i"
)
_STRONG = "o e en a an amos es"


def forms(verb: str, strong: str = "", weak: str = "", extra: str = "") -> list[str]:
    """Return the forms of `verb`.

    strong   stem under stress ("pid" of pedir); the infinitive's own unless given
    weak     stem of the third persons of the past and the gerund ("pid": pidio, pidiendo)
    extra    forms no rule gives "dispuso dispuesto"
    """
    stem, ending = verb[:-2], verb[-2:]
    strong, weak = strong or stem, weak or stem
    if ending == "ar":
        soft = _soft(stem)
        made = {stem + end if end[0] != "e" else soft + end for end in _AR_WEAK.split()}
        made |= {
            strong + end if end[0] != "e" else _soft(strong) + end for end in _AR_STRONG.split()
        }
        made |= {soft + "emos", soft + "e"}
    else:
        made = {stem + end for end in (_ER_WEAK if ending == "er" else _IR_WEAK).split()}
        made |= {strong + end for end in _STRONG.split()}
        made |= {stem + end for end in ("e", "en")}
        made |= {
            weak + end
            for end in ("io", "ieron", "iendo", "iera", "ieran", "iese", "amos", "a", "an")
        }
    return sorted(made | set(extra.split()))


def _soft(stem: str) -> str:
    """The stem before e: c becomes qu, g becomes gu, z becomes c."""
    for hard, soft in (("c", "qu"), ("g", "gu"), ("z", "c")):
        if stem.endswith(hard):
            return stem[:-1] + soft
    return stem
