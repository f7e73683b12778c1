"""Words that must come out nowhere: one for each place where a person may type or send something."""

import secrets

from tests.leaks.forms import Needles, of_secret, of_text, of_words

MEGABYTE = 1024 * 1024


class Canaries:
    """Makes a word for each place; all begin alike, so that one search finds any of them."""

    def __init__(self):
        self.mark = "k" + secrets.token_hex(8)
        self.places = {}
        self.needles = Needles()
        self.needles.add("canary", of_text(self.mark))
        self.needles.add("canary", of_text(self.mark[1:]))

    def at(self, place):
        """Return a word of its own for a place, such as `portal: message`."""
        word = f"{self.mark}{len(self.places):03d}"
        self.places[word] = place
        return word

    def places_in(self, text):
        """Places whose word stands in a text."""
        return {place for word, place in self.places.items() if word in text}

    def file_at(self, place, size=3 * MEGABYTE):
        """Return (name, content) of a text of that size, both with a word, the content with it all along."""
        line = f"{self.at(place)} una línea inventada\n".encode()
        return f"{self.at(place + ': name')}.txt", line * (size // len(line) + 1)

    def receipt(self, words):
        """Keep the words of a receipt among what must come out nowhere."""
        self.needles.add("receipt", of_words(words.split()))
        return words

    def cookie(self, name, value):
        """Keep a cookie's secret, as it travels and as it is."""
        self.needles.add(name, of_text(value))
        self.needles.add(name, of_secret(decoded(value)))

    def key(self):
        """Return a sender's own key for a repeat."""
        made = secrets.token_urlsafe(24)
        self.needles.add("idempotency key", of_text(made))
        return made


def decoded(cookie):
    from base64 import urlsafe_b64decode

    return urlsafe_b64decode(cookie + "=" * (-len(cookie) % 4))
