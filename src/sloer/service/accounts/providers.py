# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The employer's own sign-in, as django-allauth wants to be told of it. Read by the settings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sloer.errors import UsageError
from sloer.model import Sentence

OPENID = "openid"
SAML = "saml"


def providers(openid: Mapping[str, str], saml: Mapping[str, str]) -> dict[str, object]:
    """Return ``SOCIALACCOUNT_PROVIDERS`` for what is configured; empty where nothing is.

    Raises:
        UsageError: something needed is missing, and which.
    """
    found: dict[str, object] = {}
    if openid:
        found["openid_connect"] = {"APPS": [_openid(openid)], "OAUTH_PKCE_ENABLED": True}
    if saml:
        found["saml"] = {"APPS": [_saml(saml)]}
    return found


def _openid(told: Mapping[str, str]) -> dict[str, object]:
    _need(told, "SLOER_OPENID_", "server", "client_id", "secret")
    return {
        "provider_id": OPENID,
        "name": told.get("name", "OpenID"),
        "client_id": told["client_id"],
        "secret": told["secret"],
        "settings": {"server_url": told["server"], "oauth_pkce_enabled": True},
    }


def _saml(told: Mapping[str, str]) -> dict[str, object]:
    """Assertions must be signed; they may be encrypted where a key is given."""
    _need(told, "SLOER_SAML_", "entity_id")
    idp: dict[str, str] = {"entity_id": told["entity_id"]}
    if "metadata_url" in told:
        idp["metadata_url"] = told["metadata_url"]
    else:
        _need(told, "SLOER_SAML_", "sso_url", "certificate")
        idp |= {"sso_url": told["sso_url"], "x509cert": _file(told["certificate"])}
    # Within an employer's own network a machine's name may have no dots.
    advanced: dict[str, object] = {
        "want_assertion_signed": True,
        "allow_single_label_domains": True,
    }
    if "key" in told:
        _need(told, "SLOER_SAML_", "key_certificate")
        advanced |= {
            "private_key": _file(told["key"]),
            "x509cert": _file(told["key_certificate"]),
            "want_assertion_encrypted": True,
            "authn_request_signed": True,
        }
    settings: dict[str, object] = {"idp": idp, "advanced": advanced}
    if mapping := _attributes(told):
        settings["attribute_mapping"] = mapping
    return {
        "provider_id": told["entity_id"],
        "name": told.get("name", "SAML"),
        "client_id": SAML,
        "settings": settings,
    }


def _attributes(told: Mapping[str, str]) -> dict[str, str]:
    """Return the names of attributes that the sign-in calls otherwise than usual."""
    fields = ("uid", "email", "first_name", "last_name", "username")
    return {f: told[f"{f}_attribute"] for f in fields if f"{f}_attribute" in told}


def _file(path: str) -> str:
    try:
        return Path(path).read_text("ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            "saml_file",
            Sentence(
                "En fil, som SLOER_SAML_-indstillingerne nævner, kan ikke læses.",
                "A file that the SLOER_SAML_ settings name cannot be read.",
            ),
        ) from error


def _need(told: Mapping[str, str], prefix: str, *names: str) -> None:
    missing = ", ".join(f"{prefix}{name.upper()}" for name in names if not told.get(name))
    if missing:
        raise UsageError(
            "sign_in_settings",
            Sentence(f"Der mangler: {missing}.", f"Missing: {missing}."),
        )
