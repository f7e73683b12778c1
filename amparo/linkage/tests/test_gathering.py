"""A search in parts."""

import json

from amparo.linkage import Card, Gathering, Index
from amparo.linkage.generator import Generator

ASKED = (
    "filomena kispe", "condori mamani juan", "Quispe", "la asociacion de mujeres", "mam", "Huamán, J.",
    "zzxx", "...", "juan juan quispe rojas de la cruz",
)  # fmt: skip


def look(gathering: Gathering, card: Card) -> None:
    if held := gathering.look(card.names):
        gathering.keep(card.key, held)


def test_a_search_in_parts_ends_as_one_of_all_the_cards_at_once():
    cards = Generator(7).make(2_500).cards
    index = Index.build(cards)
    names = {card.key: card.names for card in cards}
    for words in ASKED:
        aside = Gathering(words, 5).put_aside()
        for begin in range(0, len(cards), 400):
            part = Gathering(words, 5)
            part.take_up(json.loads(json.dumps(aside)))
            for card in cards[begin : begin + 400]:
                look(part, card)
            aside = part.put_aside()
        assert part.hits(part.best(), names) == index.search(words, 5), words
        whole = Gathering(words)
        for card in cards:
            look(whole, card)
        near = [hit for hit in index.search(words, len(cards)) if hit.score >= 0.6]
        found = whole.hits(whole.best(0.6), names)
        assert [hit for hit in found if hit.score >= 0.6] == near, words
    assert index.search(ASKED[0], 5)
