# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What a caller did wrong, as problem details (RFC 9457) in plain sentences.

They never hold a value that was sent: a caller's log is no place for an applicant's name.
"""

from __future__ import annotations

import logging
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from sloer.errors import UsageError
from sloer.service.pages.refusals import TOO_MUCH

CONTENT_TYPE = "application/problem+json"
LOG = logging.getLogger(__name__)
Text = str | Promise


class Problem(Exception):  # noqa: N818 # the RFC's own word
    """A refusal with a status, a stable code and a sentence."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: Text,
        errors: list[dict[str, Any]] | None = None,
        **headers: str,
    ) -> None:
        super().__init__(code)
        self.status, self.code, self.detail = status, code, detail
        self.errors, self.headers = errors, headers


def not_found() -> Problem:
    """404, the same for what is not there and for what the key does not open."""
    return Problem(
        404, "not_found", _("There is no such thing, or your key does not give access to it.")
    )


def fault() -> Problem:
    """500: nothing was kept."""
    return Problem(500, "fault", _("Something went wrong with us. Try again in a few minutes."))


def respond(problem: Problem) -> HttpResponse:
    """Return the response."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "status": problem.status,
        "code": problem.code,
        "detail": str(problem.detail),
    }
    if problem.errors:
        body["errors"] = problem.errors
    response = JsonResponse(body, status=problem.status, content_type=CONTENT_TYPE)
    for name, value in problem.headers.items():
        response.headers[name.replace("_", "-")] = value
    return response


def explain(error: Exception) -> Problem:
    """Return the problem that an error is to the caller."""
    match error:
        case Problem():
            return error
        case AuthenticationError():
            return Problem(
                401,
                "no_key",
                _("The request needs a key that is in force, as Authorization: Bearer …"),
                WWW_Authenticate="Bearer",
            )
        case ValidationError():
            return Problem(
                422, "invalid", _("Something in the request is missing or wrong."), _fields(error)
            )
        case UsageError():
            return Problem(409, error.code, error.sentence.in_language(get_language() or "da"))
        case Http404():
            return not_found()
    return _explain_request(error)


def _explain_request(error: Exception) -> Problem:
    if isinstance(error, TOO_MUCH):
        return Problem(413, "too_large", _("You have sent more than we can receive at once."))
    if isinstance(error, MultiPartParserError | SuspiciousOperation):
        return Problem(400, "bad_request", _("We could not understand the request."))
    if isinstance(error, HttpError):
        return Problem(error.status_code, "bad_request", _("We could not understand the request."))
    # No traceback: an exception's own words may hold a name.
    LOG.error("API: %s", type(error).__name__)
    return fault()


def handle_errors(api: NinjaAPI) -> None:
    """Make an API answer all errors as problems."""
    for kind in (Exception, Http404, HttpError, ValidationError, AuthenticationError):
        api.add_exception_handler(kind, _answer)


def _answer(request: HttpRequest, error: Any) -> HttpResponse:
    return respond(explain(error))


def _fields(error: ValidationError) -> list[dict[str, Any]]:
    """Return which fields are wrong and in which way; never what stood in them."""
    return [
        {
            "field": ".".join(str(part) for part in one.get("loc", ())[1:]),
            "code": str(one.get("type", "")),
        }
        for one in error.errors
        if one.get("type") != "extra_forbidden"
    ]
