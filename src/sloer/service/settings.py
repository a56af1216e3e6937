# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Django's settings; an administrator sets nothing here but the environment (configuration.py)."""

from __future__ import annotations

import sysconfig
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from sloer import composing
from sloer.service.accounts.providers import providers
from sloer.service.configuration import Configuration, database_settings, mail_settings

HERE = Path(__file__).parent
CONFIGURATION = Configuration.from_environment()

SECRET_KEY = CONFIGURATION.secret_key
DEBUG = CONFIGURATION.debug
ALLOWED_HOSTS = list(CONFIGURATION.hosts)
ROOT_URLCONF = "sloer.service.urls"
WSGI_APPLICATION = "sloer.service.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SITE_NAME = "Slør"
SITE_CONTACT = CONFIGURATION.contact

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "django_htmx",
    "sloer.service.accounts",  # before allauth, whose templates it replaces
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.saml",
    "procrastinate.contrib.django",
    "sloer.service.pages",
    "sloer.service.journal",
    "sloer.service.vault",
    "sloer.service.postings",
    "sloer.service.releases",
    "sloer.service.applications",
    "sloer.service.intake",
    "sloer.service.api",
    "sloer.service.review",
    "sloer.service.work",
    "sloer.service.committee",
    "sloer.service.home",
    "sloer.service.retention",
]
MIDDLEWARE = [
    "sloer.service.pages.headers.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "sloer.service.accounts.arrival.Inactivity",
    "sloer.service.access.EveryViewHasARule",
    "sloer.service.accounts.arrival.FirstThings",
    "sloer.service.pages.limits.Limits",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sloer.service.pages.places.places",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "sloer.service.pages.templatetags.parts",
            ],
        },
    }
]
FORM_RENDERER = "sloer.service.pages.forms.Renderer"
CSRF_FAILURE_VIEW = "sloer.service.pages.refusals.stale_form"
SIGN_IN_ORIGINS = CONFIGURATION.sign_in_origins

_PLACEHOLDER = "postgresql://sloer@localhost/sloer"
_STRONG = database_settings(CONFIGURATION.database_url or _PLACEHOLDER)
_WEAK = database_settings(
    CONFIGURATION.committee_database_url
    or (CONFIGURATION.database_url or _PLACEHOLDER).replace("://sloer", "://sloer_committee", 1)
)
DATABASES = {
    "default": {**_STRONG, "ATOMIC_REQUESTS": True, "CONN_MAX_AGE": 600},
    "committee": {**_WEAK, "CONN_MAX_AGE": 600},
}
DATABASE_ROUTERS = ["sloer.service.database.connection.Router"]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
SESSION_COOKIE_AGE = 60 * CONFIGURATION.session_minutes
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = CONFIGURATION.public_url.startswith("https://")
CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 365 * 86400 if SESSION_COOKIE_SECURE else 0
CSRF_TRUSTED_ORIGINS = [CONFIGURATION.public_url]
if CONFIGURATION.proxy_header:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

ACCOUNT_ADAPTER = "sloer.service.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
_FORMS = "sloer.service.accounts.forms"
ACCOUNT_FORMS = {
    "login": f"{_FORMS}.LoginForm",
    "change_password": f"{_FORMS}.ChangePasswordForm",
    "reset_password": f"{_FORMS}.ResetPasswordForm",
    "reset_password_from_key": f"{_FORMS}.ResetPasswordKeyForm",
    "reauthenticate": f"{_FORMS}.ReauthenticateForm",
}
MFA_FORMS = {
    "authenticate": f"{_FORMS}.CodeForm",
    "reauthenticate": f"{_FORMS}.CodeAgainForm",
    "activate_totp": f"{_FORMS}.ConnectAppForm",
}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
MFA_ADAPTER = "sloer.service.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are given by an administrator
MFA_TOTP_ISSUER = SITE_NAME
MFA_TOTP_TOLERANCE = 1
SOCIALACCOUNT_PROVIDERS = providers(CONFIGURATION.openid, CONFIGURATION.saml)
SOCIALACCOUNT_ADAPTER = "sloer.service.accounts.adapters.OutsideAdapter"
CACHES = {
    # Counts of attempts to sign in and used codes must hold for all web processes together.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_cache",
    }
}

LANGUAGE_CODE = "da"
LANGUAGES = [("da", _("Danish")), ("en", _("English"))]
LOCALE_PATHS = [HERE / "locale"]
LANGUAGE_COOKIE_SAMESITE = "Lax"
FORMAT_MODULE_PATH = "sloer.service.formats"
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [
    HERE / "static",
    ("typography", Path(composing.__file__).parent / "typography"),
    *(p for p in [Path(sysconfig.get_path("data")) / "share/sloer/static"] if p.is_dir()),
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20
DEFAULT_FROM_EMAIL = CONFIGURATION.mail_from
globals().update(mail_settings(CONFIGURATION.mail_url))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "sloer.service.logs.PlaceFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
