"""Settings shared by every way to run the portal.

Without any variable the portal is an embedded one on 127.0.0.1 with DEBUG off.
"""

import os
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from forkommune.portal.given import database_url, given, redis_url
from forkommune.portal.logs import logging_settings
from forkommune.portal.paths import (
    built_dir,
    embedded_database,
    embedded_redis_url,
    erasure_log_path,
)
from forkommune.portal.secret_key import secret_key

from .environment import BASE_DIR as BASE_DIR
from .environment import is_production, listed, var_dir
from .oidc import openid_provider

VAR_DIR = var_dir()
BUILT_DIR = built_dir(VAR_DIR)
PRODUCTION = is_production()
DEBUG = False
SECRET_KEY = secret_key()
PORT = int(os.environ.get("PORT") or "8000")
BASE_URL = os.environ.get("BASE_URL") or f"http://127.0.0.1:{PORT}"
ALLOWED_HOSTS = listed("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = listed("CSRF_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "forkommune.work.administration.apps.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django_filters",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "forkommune.database",
    "forkommune.ui",
    "forkommune.accounts",
    "forkommune.terms",
    "forkommune.work",
    "forkommune.plan",
    "forkommune.evidence",
    "forkommune.privacy",
    "forkommune.search",
    "forkommune.portal",
    "municipalities",
    "pilots",
    "focusgroups",
    "workshops",
    "reports",
    # Last, so that the project's form templates come first (Django's own fall-backs stay).
    "django.forms",
]

# No file grows beyond what an import may hold, whichever address it is sent to.
FILE_UPLOAD_HANDLERS = [
    "forkommune.work.uploads.CappedUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
MIDDLEWARE = [
    "forkommune.work.request_ids.RequestIds",
    "forkommune.portal.observing.Observing",
    # What sets headers comes before WhiteNoise, which answers for files itself.
    "forkommune.portal.headers.SafetyHeaders",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "forkommune.portal.headers.KnownMethods",
    "forkommune.portal.headers.NoNulAsked",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # After WhiteNoise, which compresses by itself.
    "forkommune.ui.middleware.CompressPages",
    "forkommune.portal.middleware.UnavailableMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "forkommune.work.middleware.HistoryMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "forkommune.accounts.middleware.SecondFactorMiddleware",
]

ROOT_URLCONF = "forkommune.urls"
WSGI_APPLICATION = "forkommune.wsgi.application"
FORM_RENDERER = "forkommune.ui.drawn_fields.Renderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["forkommune.ui.templatetags.components", "django.templatetags.i18n"],
            "libraries": {"documents": "forkommune.documents.tags"},
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "forkommune.ui.context.frame",
            ],
        },
    }
]

DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(url) if (url := database_url()) else embedded_database(VAR_DIR)
}
DATABASES["default"] |= {
    "CONN_MAX_AGE": 60,
    "CONN_HEALTH_CHECKS": True,
    "ATOMIC_REQUESTS": False,
    # A pooler that lends connections a transaction at a time loses a cursor held by the server.
    "DISABLE_SERVER_SIDE_CURSORS": True,
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = redis_url() or embedded_redis_url(VAR_DIR)
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["forkommune.accounts.backends.RoleBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_PREVENT_ENUMERATION = True
# Strangers get no mail, but asking for one costs the same (work/services/codes.py).
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_FORMS = {"confirm_login_code": "forkommune.work.forms.ConfirmCodeForm"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "forkommune.work.account_adapter.AccountAdapter"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
SECOND_FACTOR_DEMANDED = PRODUCTION  # of staff and of who reads research
MFA_ADAPTER = "forkommune.accounts.second_factor.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "add_webauthn": "forkommune.accounts.forms.AddPasskeyForm",
    "authenticate_webauthn": "forkommune.accounts.forms.ConfirmPasskeyForm",
    "login_webauthn": "forkommune.accounts.forms.LoginPasskeyForm",
    "reauthenticate_webauthn": "forkommune.accounts.forms.ConfirmAgainPasskeyForm",
    "edit_webauthn": "forkommune.accounts.forms.RenamePasskeyForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Vestregionen"
MFA_TOTP_TOLERANCE = 1  # half a minute to either side, for telephones whose clock is off
# Nobody registers an address here: accounts come by invitation, so the address is its owner's.
MFA_ALLOW_UNVERIFIED_EMAIL = True

OIDC = openid_provider(is_production=PRODUCTION)
SOCIALACCOUNT_ADAPTER = "forkommune.accounts.social_adapter.SocialAdapter"
SOCIALACCOUNT_PROVIDERS = OIDC.as_library_settings
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_LOGIN_ON_GET = False  # a link or picture elsewhere begins no log-in
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10

LANGUAGE_CODE = "nb"
FORMAT_MODULE_PATH = ["forkommune.ui.formats"]
LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Oslo"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BUILT_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static", ("vendor", BUILT_DIR / "frontend")]
MEDIA_ROOT = VAR_DIR / "media"
BACKUP_KEEP_DAYS = int(os.environ.get("BACKUP_KEEP_DAYS") or "30")
# Ids and times of erasures: outside the database, so that no restored backup brings them back.
ERASURE_LOG = str(erasure_log_path(VAR_DIR))
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    # Laid-out chapters: every worker must reach them, and no backup holds them.
    "chapters": {
        "BACKEND": "forkommune.work.whole_files.PassingFiles",
        "OPTIONS": {"location": VAR_DIR / "cache" / "chapters"},
    },
}

DEFAULT_FROM_EMAIL = os.environ.get("MAIL_FROM", "portal@vestregionen.invalid")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
SECURITY_CONTACT = os.environ.get("SECURITY_CONTACT", f"mailto:{DEFAULT_FROM_EMAIL}")
MAIL_HOST = os.environ.get("MAIL_HOST", "")
if MAIL_HOST:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = MAIL_HOST
    EMAIL_PORT = int(os.environ.get("MAIL_PORT") or "587")
    EMAIL_HOST_USER = given("MAIL_USER")
    EMAIL_HOST_PASSWORD = given("MAIL_PASSWORD")
    EMAIL_USE_TLS = EMAIL_PORT == 587
    EMAIL_TIMEOUT = 30
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"

CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://").replace(
    "?db=", "?virtual_host="
)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_RETRY_ON_WORKER_LOST = True
CELERY_TASK_ANNOTATIONS = {"*": {"max_retries": 2}}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 1_000_000
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_SOFT_TIME_LIMIT = 540
CELERY_TASK_TIME_LIMIT = 600
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 30 if PRODUCTION else 3
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,  # longer than the hard time limit, or long jobs run twice
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    # A request that orders work must not hang while Redis is away: the row waits instead.
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.2,
    "interval_max": 0.2,
}
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0, "interval_max": 0.2}
# A running worker goes on through a loss of Redis: its rows, not its messages, are the truth.
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False
CELERY_WORKER_CONSUMER = "forkommune.portal.consumer:Consumer"
CELERY_TIMEZONE = TIME_ZONE
JOB_LEASE_SECONDS = 10
JOB_HEARTBEAT_SECONDS = 3
JOB_LOOK_SECONDS = 1  # how soon a job under way notices that somebody wants it stopped
JOB_UNCLAIMED_SECONDS = 10
JOB_RECONCILE_SECONDS = 5
WORKER_WARMS_UP = True  # before it takes work it lays out a few words: two seconds of its start
MAIL_IN_HAND_SECONDS = 900  # longer than a hard-limited task lives
# A worker takes from its queues in turn: a report that is ordered waits for one chapter of another's
# report, and not for all of them.
CELERY_TASK_ROUTES = {
    "work.run_job": {"queue": "reports"},
    "reports.lay_out_chapter": {"queue": "chapters"},
}
# What it orders and when stands in forkommune/celery.py.
CELERY_BEAT_SCHEDULER = "forkommune.portal.clock:Scheduler"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "forkommune.ui.views.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
HTTPS = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^helse/"]  # probes inside a container speak plain HTTP
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if HTTPS:
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
# How many proxies stand in front, each of which adds to X-Forwarded-For and sets X-Forwarded-Proto.
TRUSTED_PROXIES = int(os.environ.get("TRUSTED_PROXY") or "0")
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Limits count by the visitor's address, which only the proxies' own entries tell truly.
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        # Browsers hold the redirects after a form to this as well.
        "form-action": [SELF, *OIDC.form_targets],
    }
}

# The two libraries are not among INSTALLED_APPS: their pages and scripts are not wanted.
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": [
        "rest_framework.renderers.JSONRenderer",
        "forkommune.api.formats.CsvRenderer",
    ],
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "forkommune.api.formats.KnownFormats",
    "DEFAULT_PAGINATION_CLASS": "forkommune.api.pages.Pages",
    "DEFAULT_FILTER_BACKENDS": ["forkommune.api.filtering.KnownFilters"],
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.AnonRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"anon": "300/min"},
    "NUM_PROXIES": TRUSTED_PROXIES,
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "forkommune.api.errors.answer",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Klimaomstilling i Vestregionen",
    "DESCRIPTION": "Published examples, pilot projects, municipalities and statistics. No log-in.",
    "VERSION": "1",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_AUTHENTICATION": [],
    # It would say at each request that it takes codes of terms for text, which they are.
    "DISABLE_ERRORS_AND_WARNINGS": True,
}

LOG_REQUESTS = PRODUCTION  # by the name of the view; on a terminal it would drown the rest
LOGGING = logging_settings(
    as_json=PRODUCTION,
    # Layout and joining tell each step; the job row says what a person needs to know.
    loggers={name: {"level": "WARNING"} for name in ("weasyprint", "pikepdf", "fontTools")},
)
