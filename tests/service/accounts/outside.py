# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""An employer's sign-in for tests: a small OpenID provider, and what signs SAML answers."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import reload
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import override_settings
from django.urls import clear_url_caches

KEY = rsa.generate_private_key(65537, 2048)
CLIENT = {"client_id": "sloer", "secret": "hemmelig"}


@contextmanager
def signing_in_by(**told: Mapping[str, str]) -> Iterator[None]:
    """Configure ``openid`` or ``saml`` as the environment would."""
    from django.conf import settings

    from sloer.service import urls
    from sloer.service.accounts import sign_in_urls
    from sloer.service.accounts.providers import providers

    configured = replace(settings.CONFIGURATION, **told)
    found = providers(configured.openid, configured.saml)

    def again() -> None:
        reload(sign_in_urls)
        reload(urls)
        clear_url_caches()

    with override_settings(CONFIGURATION=configured, SOCIALACCOUNT_PROVIDERS=found):
        again()
        yield
    again()


@dataclass
class OpenId:
    """An OpenID provider at which whoever comes is ``person``."""

    address: str = ""
    person: dict[str, Any] = field(default_factory=dict)
    nonces: dict[str, str] = field(default_factory=dict)

    def answer(self, path: str) -> dict[str, Any]:
        """Return what the provider says at an address."""
        if path.endswith("openid-configuration"):
            ends = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
            told = {f"{name}_endpoint": f"{self.address}/{end}" for name, end in ends.items()}
            return told | {"issuer": self.address, "jwks_uri": f"{self.address}/keys"}
        if path == "/keys":
            public = jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True)
            return {"keys": [public | {"kid": "1", "use": "sig", "alg": "RS256"}]}
        if path == "/token":
            return {"access_token": "a", "token_type": "Bearer", "id_token": self._id_token()}
        return self.person

    def _id_token(self) -> str:
        now = int(time.time())
        told = {"iss": self.address, "aud": "sloer", "iat": now, "exp": now + 60} | self.person
        return jwt.encode(told, KEY, "RS256", {"kid": "1"})


@contextmanager
def openid_provider() -> Iterator[OpenId]:
    """Run a provider on a free port."""
    provider = OpenId()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._say()

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self._say()

        def _say(self) -> None:
            said = json.dumps(provider.answer(urlsplit(self.path).path)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.address = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield provider
    server.shutdown()
    server.server_close()


def sign_in_by_openid(client: Any) -> Any:
    """Press the button, come back from the provider, and return the last answer."""
    asked = client.post("/account/oidc/openid/login/")
    state = parse_qs(urlsplit(asked.url).query)["state"][0]
    return client.get("/account/oidc/openid/login/callback/", {"code": "c", "state": state})


def certificate() -> str:
    """Return a certificate of the key that signs."""
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "idp")])
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(KEY.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(KEY, hashes.SHA256())
    )
    return built.public_bytes(serialization.Encoding.PEM).decode()


def private_key() -> str:
    """Return the key that signs, as PEM."""
    return KEY.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()


def saml_answer(
    request: str, attributes: Mapping[str, str], *, signed: bool = True, uid: str = "u1"
) -> str:
    """Return the answer to a request's id, as the browser posts it; its assertion is signed."""
    from onelogin.saml2.utils import OneLogin_Saml2_Utils

    now = datetime.now(UTC)
    here, there = "http://testserver/account/saml/saml", "urn:idp"
    soon, stamp = (f"{at:%Y-%m-%dT%H:%M:%SZ}" for at in (now + timedelta(minutes=5), now))
    told = "".join(
        f'<saml:Attribute Name="{name}"><saml:AttributeValue>{value}</saml:AttributeValue>'
        "</saml:Attribute>"
        for name, value in attributes.items()
    )
    spaces = (
        'xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"'
        ' xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"'
    )
    assertion = (
        f'<saml:Assertion {spaces} ID="_a{now.timestamp()}" Version="2.0" IssueInstant="{stamp}">'
        f"<saml:Issuer>{there}</saml:Issuer><saml:Subject><saml:NameID>{uid}</saml:NameID>"
        '<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">'
        f'<saml:SubjectConfirmationData NotOnOrAfter="{soon}" Recipient="{here}/acs/"'
        f' InResponseTo="{request}"/></saml:SubjectConfirmation></saml:Subject>'
        f'<saml:Conditions NotBefore="{stamp}" NotOnOrAfter="{soon}"><saml:AudienceRestriction>'
        f"<saml:Audience>{here}/metadata/</saml:Audience></saml:AudienceRestriction>"
        f'</saml:Conditions><saml:AuthnStatement AuthnInstant="{stamp}"><saml:AuthnContext>'
        "<saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password"
        "</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>"
        f"<saml:AttributeStatement>{told}</saml:AttributeStatement></saml:Assertion>"
    )
    if signed:
        assertion = OneLogin_Saml2_Utils.add_sign(
            assertion, private_key(), certificate(),
            sign_algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            digest_algorithm="http://www.w3.org/2001/04/xmlenc#sha256",
        ).decode()  # fmt: skip
    whole = (
        f'<samlp:Response {spaces} ID="_r{now.timestamp()}" Version="2.0" IssueInstant="{stamp}"'
        f' Destination="{here}/acs/" InResponseTo="{request}"><saml:Issuer>{there}</saml:Issuer>'
        '<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/>'
        f"</samlp:Status>{assertion.partition('?>')[2] or assertion}</samlp:Response>"
    )
    return base64.b64encode(whole.encode()).decode()
