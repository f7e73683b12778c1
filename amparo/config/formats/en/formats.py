"""How days are written in English: 09/10/2026 is one day to some readers and another to others."""

SHORT_DATE_FORMAT = "j M Y"
SHORT_DATETIME_FORMAT = "j M Y, H:i"
