"""Settings: embedded by default, servers when the bureau grows; the environment may decide."""

import os

from minzheng.wiring.csp import CSP
from minzheng.wiring.data_dir import CHECKOUT, is_demo, make_test_data_dir, open_data_dir
from minzheng.wiring.database import SYNCHRONOUS_OFF, parse_database_url, sqlite_setting
from minzheng.wiring.keys import secret_key
from minzheng.wiring.logs import configure_structlog, logging_setting
from minzheng.wiring.site import read_site

__all__ = ["CHECKOUT"]

TESTING = "PYTEST_VERSION" in os.environ  # pytest sets it for its own processes and their children
DATA_DIR = make_test_data_dir() if TESTING else open_data_dir()
DEMO = os.environ.get("MINZHENG_DEMO") == "1" or is_demo(DATA_DIR)
DEBUG = os.environ.get("MINZHENG_DEBUG") == "1"
HTTPS = os.environ.get("MINZHENG_HTTPS", "0" if DEMO or TESTING else "1") == "1"

# Secrets have no default: outside tests a missing one is made once, in DATA_DIR/keys/.
FIXED_FOR_TESTS = "fixed-for-tests-so-that-stored-vectors-stay-valid"
SECRET_KEY = FIXED_FOR_TESTS if TESTING else secret_key("MINZHENG_SECRET", DATA_DIR / "keys/secret")
SEALING_KEY = (
    FIXED_FOR_TESTS if TESTING else secret_key("MINZHENG_SEALING_KEY", DATA_DIR / "keys/sealing")
)

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "minzheng.wiring",
    "minzheng.registers.divisions",
    "minzheng.registers.people",
    "minzheng.registers.households",
    "minzheng.registers.organisations",
    "minzheng.registers.offices",
    "minzheng.registers.facilities",
    "minzheng.registers.stays",
    "minzheng.engines.audit",
    "minzheng.engines.access",
    "minzheng.engines.search",
    "minzheng.engines.workbench",
    "minzheng.engines.lake",
    "minzheng.engines.parameters",
    "minzheng.engines.sources",
    "minzheng.engines.consent",
    "minzheng.engines.linkage",
    "minzheng.engines.exchange",
    "minzheng.engines.draws",
    "minzheng.engines.disclosure",
    "minzheng.engines.bookings",
    "minzheng.engines.ledger",
    "minzheng.engines.notices",
    "minzheng.engines.payments",
    "minzheng.engines.cases",
    "minzheng.engines.screening",
    "minzheng.engines.simulation",
    "minzheng.engines.alerts",
    "minzheng.engines.sharing",
    "minzheng.engines.views",
    "minzheng.engines.night",
    "minzheng.engines.tips",
    "minzheng.engines.care",
    "minzheng.engines.delivery",
    "minzheng.engines.oversight",
    "minzheng.engines.caregiving",
    "minzheng.engines.reserves",
    "minzheng.engines.street",
    "minzheng.engines.programmes",
    "minzheng.engines.projects",
    "minzheng.engines.migrants",
    "minzheng.engines.pipeline",
    "minzheng.engines.supervision",
    "minzheng.engines.discovery",
    "minzheng.engines.needs",
    "minzheng.engines.circles",
    "minzheng.engines.meals",
    "minzheng.engines.lights",
    "minzheng.engines.residence",
    "minzheng.engines.staffing",
    "minzheng.engines.safety",
    "minzheng.engines.evaluations",
    "minzheng.engines.homecare",
    "minzheng.engines.rentals",
    "minzheng.engines.alarms",
    "minzheng.engines.vouchers",
    "minzheng.engines.guarantees",
    "minzheng.engines.rounds",
    "minzheng.engines.health",
    "minzheng.engines.duties",
    "minzheng.engines.coverage",
    "minzheng.engines.indicators",
    "minzheng.engines.plans",
    "minzheng.engines.meetings",
    "minzheng.engines.library",
    "minzheng.engines.reports",
    "minzheng.engines.learning",
    "minzheng.engines.returns",
    "minzheng.engines.statistics",
    "minzheng.engines.airing",
    "minzheng.engines.standards",
    "minzheng.engines.partners",
    "minzheng.faces.looks",
    "minzheng.faces.portal",
    "minzheng.faces.desk",
    "minzheng.faces.open",
    "minzheng.faces.provider",
    "minzheng.faces.api",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "minzheng.wiring.compressing.CompressWordsMiddleware",
    "minzheng.wiring.csp.ContentSecurityPolicyMiddleware",
    "minzheng.faces.api.telling.ProblemMiddleware",
    "minzheng.wiring.hostile.PlainAddressMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "minzheng.wiring.sessions.KeepAliveMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "minzheng.wiring.hostile.PlainBodyMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "minzheng.wiring.today.BusinessDayMiddleware",
    "minzheng.wiring.books.SteadyBookMiddleware",
    "minzheng.faces.looks.script.ScriptMiddleware",
]
ROOT_URLCONF = "minzheng.wiring.urls"
WSGI_APPLICATION = "minzheng.wiring.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "minzheng.wiring.context.house",
                "minzheng.faces.looks.context.looks",
            ]
        },
    }
]

FORM_RENDERER = "minzheng.faces.looks.renderer.QuickForms"

# Accounts shown on the sign-in pages; empty outside the demo, where nobody may be listed
DEMO_ACCOUNTS = "minzheng.wiring.demo.accounts.listed_accounts" if DEMO else ""

# Data
DATABASE_URL = os.environ.get("DATABASE_URL", "")
DATABASES = {
    "default": parse_database_url(DATABASE_URL)
    if DATABASE_URL
    else sqlite_setting(DATA_DIR / "minzheng.sqlite3")
}
if TESTING and not DATABASE_URL:  # a file, not memory: browser tests and threads share it
    DATABASES["default"] = sqlite_setting(DATA_DIR / "minzheng.sqlite3", SYNCHRONOUS_OFF)
    DATABASES["default"]["TEST"] = {"NAME": DATA_DIR / "test.sqlite3"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SPARK = os.environ.get("MINZHENG_SPARK", "")  # local[2], spark://host:7077: the pass runs there

# Long work: kept in the same database, done by ./minzheng work
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Language and time
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

# Who signs in, and for how long
AUTH_USER_MODEL = "access.Account"
PASSWORD_HASHERS = [
    "minzheng.wiring.hashers.QuickArgon2PasswordHasher"
    if TESTING
    else "django.contrib.auth.hashers.Argon2PasswordHasher",
]
SESSION_COOKIE_AGE = 30 * 60  # idle minutes; sessions.KeepAliveMiddleware renews a session in use
SESSION_EXPIRE_AT_BROWSER_CLOSE = True  # counters and village offices share their computers
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS

# How the site presents itself and reaches people
SITE = read_site(DATA_DIR / "site.yaml")
PUBLIC_URL = os.environ.get("MINZHENG_PUBLIC_URL", "")
MESSAGE_SENDER = os.environ.get(
    "MINZHENG_MESSAGE_SENDER", "minzheng.engines.notices.senders.InAppOnly"
)

# Whether events may be sent to addresses inside the own network
HOOKS_INSIDE = os.environ.get("MINZHENG_HOOKS_INSIDE") == "1"

# What a browser may do with our pages
ALLOWED_HOSTS = os.environ.get("MINZHENG_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, CSP.DATA],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}

# Uploads: forms refuse a file above MAX_UPLOAD_BYTES by its true size
MAX_UPLOAD_BYTES = 20 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # everything in a form that is not a file
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "minzheng.wiring.uploads.BoundedUploadHandler",
]

# Static files: collected and fingerprinted when serving, straight from the source in tests
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = TESTING or DEBUG
STATIC_STORAGE = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if WHITENOISE_USE_FINDERS
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "files"},
    },
    "staticfiles": {"BACKEND": STATIC_STORAGE},
}

# Logs go to standard error, one JSON line each, identity numbers masked
LOGGING = logging_setting(os.environ.get("MINZHENG_LOG_LEVEL", "INFO"))
configure_structlog()
