"""Small files that the invented people send: a sound, a picture, a text. None shows anybody."""

import io
import math
import wave

from PIL import Image, ImageDraw

from amparo.evidence.upload import SealedFile

RATE = 8000


def voice() -> SealedFile:
    """Return two seconds of a rising tone in place of a voice."""
    steps = range(2 * RATE)
    tone = bytes(128 + round(40 * math.sin(n * (0.15 + n / 120_000))) for n in steps)
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(RATE)
        sound.writeframes(tone)
    return _sealed("audio-inventado.wav", out.getvalue())


def picture(words: str, name: str = "foto-inventada.png") -> SealedFile:
    """Return a drawn gate with `words` (plain letters) under it."""
    image = Image.new("RGB", (320, 200), "#dfe3d8")
    pen = ImageDraw.Draw(image)
    for left in range(40, 280, 30):
        pen.line([(left, 50), (left, 150)], fill="#5b4a36", width=4)
    pen.line([(30, 80), (290, 80)], fill="#5b4a36", width=4)
    pen.text((30, 165), words, fill="#222222")
    out = io.BytesIO()
    image.save(out, format="PNG")
    return _sealed(name, out.getvalue())


def writing(words: str) -> SealedFile:
    """Return a plain text."""
    return _sealed("nota-inventada.txt", words.encode())


def _sealed(name: str, content: bytes) -> SealedFile:
    file = SealedFile(name)
    file.take(content)
    file.complete()
    return file
