# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What an administrator sets, read from the environment once and typed.

Everything has a default that works on one machine; ``docs/administration.md`` lists the names.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from sloer.errors import UsageError
from sloer.model import Sentence


@dataclass(frozen=True, slots=True)
class Configuration:
    """Where things are and how the service is reached.

    ``database_url`` empty means: the PostgreSQL that Slør brings, kept in ``data``.
    ``key_ring`` is the file that holds the vault's keys; it belongs on another backup than the
    database.
    """

    data: Path
    database_url: str
    committee_database_url: str
    key_ring: Path
    secret_key: str
    hosts: tuple[str, ...]
    public_url: str
    mail_url: str
    mail_from: str
    contact: str
    debug: bool
    proxy_header: bool
    require_totp: bool
    session_minutes: int
    openid: Mapping[str, str]
    saml: Mapping[str, str]

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Configuration:
        """Read the configuration; the secret key is made on first use and kept in ``data``."""
        get = environment.get
        data = Path(get("SLOER_DATA") or Path.home() / ".local/share/sloer").absolute()
        public_url = get("SLOER_PUBLIC_URL", "http://localhost:8000").rstrip("/")
        hosts = get("SLOER_HOSTS", "")
        return cls(
            data=data,
            database_url=get("DATABASE_URL", ""),
            committee_database_url=get("SLOER_COMMITTEE_DATABASE_URL", ""),
            key_ring=Path(get("SLOER_KEY_RING") or data / "keys.json"),
            secret_key=get("SLOER_SECRET_KEY") or kept_secret(data / "secret-key"),
            hosts=tuple(h for h in hosts.split(",") if h)
            or ("localhost", "127.0.0.1", "[::1]", urlsplit(public_url).hostname or ""),
            public_url=public_url,
            mail_url=get("SLOER_MAIL_URL", ""),
            mail_from=get("SLOER_MAIL_FROM", "sloer@localhost"),
            contact=get("SLOER_CONTACT", "").replace("\\n", "\n"),
            debug=False,
            proxy_header=get("SLOER_BEHIND_PROXY", "") == "1",
            require_totp=get("SLOER_REQUIRE_TOTP", "1") != "0",
            session_minutes=_whole_number(environment, "SLOER_SESSION_MINUTES", 60),
            openid=_prefixed(environment, "SLOER_OPENID_"),
            saml=_prefixed(environment, "SLOER_SAML_"),
        )

    @property
    def sign_in_origins(self) -> tuple[str, ...]:
        """The hosts of the sign-in services: those of all addresses set for OpenID and SAML."""
        parts = [urlsplit(value) for value in (*self.openid.values(), *self.saml.values())]
        found = {f"{p.scheme}://{p.netloc}" for p in parts if p.scheme in {"http", "https"}}
        return tuple(sorted(found))


def kept_secret(path: Path) -> str:
    """Return the secret in ``path``, made there on first use, readable by its owner alone.

    Before the service was ever started there is no data folder, and nothing worth keeping.
    """
    if not path.parent.is_dir():
        return os.urandom(48).hex()
    try:
        return path.read_text("ascii").strip()
    except FileNotFoundError:
        pass
    secret = os.urandom(48).hex()
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("ascii").strip()
    with os.fdopen(handle, "w") as file:
        file.write(secret)
    return secret


def database_settings(url: str) -> dict[str, object]:
    """Turn a ``postgresql://`` address into Django's dictionary for one connection.

    Raises:
        UsageError: the address is not one of PostgreSQL's.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise UsageError(
            "database_url",
            Sentence(
                "Databasens adresse skal se sådan ud: postgresql://bruger:kode@vært:5432/navn",
                "The database address must look like this: postgresql://user:pass@host:5432/name",
            ),
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
    }


def mail_settings(url: str) -> dict[str, object]:
    """Turn ``smtp://``, ``smtp+tls://`` (STARTTLS) or ``smtps://`` into Django's settings.

    Raises:
        UsageError: the address is none of these.
    """
    if not url:
        return {}
    parts = urlsplit(url)
    ports = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
    if parts.scheme not in ports or not parts.hostname:
        raise UsageError(
            "mail_url",
            Sentence(
                "Mailserverens adresse skal se sådan ud: smtp+tls://bruger:kode@vært:587",
                "The mail server's address must look like this: smtp+tls://user:pass@host:587",
            ),
        )
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or ports[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 10,
    }


def _whole_number(environment: Mapping[str, str], name: str, default: int) -> int:
    value = environment.get(name) or str(default)
    if not value.isdecimal() or not int(value):
        raise UsageError(
            "not_a_number",
            Sentence(f"{name} skal være et helt tal over nul.", f"{name} must be a whole number."),
        )
    return int(value)


def _prefixed(environment: Mapping[str, str], prefix: str) -> dict[str, str]:
    return {
        name.removeprefix(prefix).lower(): value
        for name, value in environment.items()
        if name.startswith(prefix)
    }
