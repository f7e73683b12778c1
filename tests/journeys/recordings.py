"""Sounds and files that people in the journeys send; nobody speaks in them."""

import io
import math
import wave
from array import array
from fractions import Fraction

import av

from amparo.evidence.media.tests import samples

RATE = 8000
TONE_RATE, TONE_HZ = 48_000, 440
SPEAKER = "Rosa Inventada"


def spoken(name="voz.wav"):
    """Two seconds of silence as a recording."""
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(RATE)
        sound.writeframes(bytes([128]) * (2 * RATE))
    return {"name": name, "mimeType": "audio/wav", "buffer": out.getvalue()}


def sounding(seconds=2, *, filmed=False):
    """A tone as WAV; filmed, beside a white picture in an MP4. It tells who made it."""
    out = io.BytesIO()
    with av.open(out, "w", format="mp4" if filmed else "wav") as made:
        made.metadata["artist"] = SPEAKER
        sound = made.add_stream("aac" if filmed else "pcm_s16le", rate=TONE_RATE, layout="mono")
        if filmed:
            samples.white(made, seconds)
        for first in range(0, TONE_RATE * seconds, 1024):
            tone = array("h", (round(12_000 * math.sin(_turn(first + n))) for n in range(1024)))
            part = av.AudioFrame(format="s16", layout="mono", samples=1024)
            part.planes[0].update(tone.tobytes())
            part.sample_rate, part.pts, part.time_base = TONE_RATE, first, Fraction(1, TONE_RATE)
            made.mux(sound.encode(part))
        made.mux(sound.encode(None))
    return out.getvalue()


def _turn(sample):
    return 2 * math.pi * TONE_HZ * sample / TONE_RATE
