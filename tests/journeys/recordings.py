"""Sounds and files that people in the journeys send; nobody speaks in them."""

import io
import wave

RATE = 8000


def spoken(name="voz.wav"):
    """Two seconds of silence as a recording."""
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(RATE)
        sound.writeframes(bytes([128]) * (2 * RATE))
    return {"name": name, "mimeType": "audio/wav", "buffer": out.getvalue()}
