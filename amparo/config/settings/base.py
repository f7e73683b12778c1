"""What every process shares. A door adds its addresses; every process adds its own database role."""

from pathlib import Path

from amparo.config import environment, evidence_place

PACKAGE = Path(__file__).resolve().parents[2]
AMPARO_DATA_DIR = DATA_DIR = environment.folder("AMPARO_DATA_DIR", Path.cwd() / "data")
SECRETS_DIR = DATA_DIR / "secrets"
AMPARO_PROFILE = environment.choice("AMPARO_PROFILE", ("mechanism", "organisation"), "mechanism")
AMPARO_LAW_PACK = environment.text("AMPARO_LAW_PACK", "peru")
# Sealed files lie in a folder, or in a bucket; on their way there they always pass through the folder.
AMPARO_EVIDENCE_DIR, AMPARO_EVIDENCE_BUCKET = evidence_place.place(DATA_DIR / "evidence")
AMPARO_TSA_URL, AMPARO_TSA_ROOTS = evidence_place.authority()
# Megabytes that nothing received may take from the disk; less than what we keep free anyway changes nothing.
AMPARO_DISK_RESERVE_MB = environment.whole("AMPARO_DISK_RESERVE_MB", 0, least=0, most=999_999_999)
# Who answers for the data of this installation, as the public reads it.
AMPARO_CONTACT = environment.text("AMPARO_CONTACT", "")

DEBUG = False
DEBUG_PROPAGATE_EXCEPTIONS = False
ADMINS: list[tuple[str, str]] = []  # error mail would carry what a person typed
SECRET_KEY = ""  # each door reads its own

# The layers of the public door come first; a portal process knows no table above them.
_PUBLIC = ("custody", "accounts", "agenda", "evidence", "territory", "intake", "signing")
_STAFF = (
    *(
        "library",
        "registry",
        "claims",
        "coordination",
        "interamerican",
        "documentation",
        "commitments",
        "statements",
        "missions",
    ),
    *("assessment", "measures", "earlywarning"),
)


def apps(*names: str) -> list[str]:
    """Return the apps among `names` that are part of this release, in the order given."""
    return [f"amparo.{name}" for name in names if (PACKAGE / name / "apps.py").exists()]


PUBLIC_APPS = [*apps(*_PUBLIC), "amparo.web", "amparo.web.portal"]
INSTALLED_APPS = [*apps(*_PUBLIC, *_STAFF), "amparo.web", "amparo.web.portal"]

MIDDLEWARE = [
    "amparo.web.headers.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "amparo.api.outside.ProblemsUnderTheApi",
    "amparo.web.language.LanguageChoice",
    "amparo.web.csrf.FormOrigin",
    "amparo.web.errors.RefusalsAsPages",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["amparo.web.templatetags.style", "django.templatetags.i18n"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "amparo.web.context.installation",
            ],
        },
    }
]

LANGUAGE_CODE = "es"
LANGUAGES = [("es", "Español"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = "amparo.config.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "America/Lima"

STATIC_URL = "/static/"
STATIC_ROOT = PACKAGE / "web" / "static"
WHITENOISE_IMMUTABLE_FILE_TEST = r"^.+\.[0-9a-f]{12}\.css$"
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Nothing uploaded may touch the disk in clear, so no handler of the framework stands here, whatever the size.
FILE_UPLOAD_HANDLERS = (
    ["amparo.evidence.upload.SealedUploadHandler"]
    if (PACKAGE / "evidence" / "upload.py").exists()
    else []
)

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = False
USE_X_FORWARDED_HOST = False
SECURE_CONTENT_TYPE_NOSNIFF = True
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "amparo.web.errors.csrf_failure"
CSRF_USE_SESSIONS = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"value_free": {"()": "amparo.config.logs.ValueFree"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "value_free"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "amparo": {"level": "INFO"},
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},  # absent pages and refusals are answers, not events
        "django.server": {"handlers": [], "level": "ERROR", "propagate": False},
    },
}
