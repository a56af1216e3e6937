# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The operations: postings, applications, deliveries and what was released."""

from __future__ import annotations

from typing import Any, BinaryIO, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import File, HeaderEx, NinjaAPI, P, Router, Status, UploadedFile
from ninja.security import HttpBearer

from sloer import __version__
from sloer.service.api import keys, once, receipts, released, schemas
from sloer.service.api.models import Key, Once
from sloer.service.api.problems import CONTENT_TYPE, Problem, fault, handle_errors, not_found
from sloer.service.applications.models import Application
from sloer.service.intake.arrivals import Arrival, UnreadableError, uploaded
from sloer.service.intake.delivering import require_open
from sloer.service.intake.knowing import COUNTS_NOT
from sloer.service.intake.models import Delivery, Line
from sloer.service.intake.planning import Party, Plan
from sloer.service.intake.reasons import sentence
from sloer.service.intake.supplementing import supplement
from sloer.service.intake.taking import FAULT, take
from sloer.service.postings.models import Posting
from sloer.service.vault import store

MOST_FILES = 50
IdempotencyKey = HeaderEx[str, P(alias="Idempotency-Key", min_length=8, max_length=200)]
PROBLEMS = dict.fromkeys((400, 401, 404, 409, 413, 422, 429), schemas.ProblemOut)


class Bearer(HttpBearer):
    """A key in the header ``Authorization: Bearer``."""

    def authenticate(self, request: HttpRequest, token: str) -> Key | None:
        """Return the key, if it is in force."""
        return keys.find(token)


class Interface(NinjaAPI):
    """The interface, whose description says of what kind its problems are."""

    def get_openapi_schema(self, **options: Any) -> dict[str, Any]:  # type: ignore[override]
        """Return the description; problems have a media type of their own (RFC 9457)."""
        schema: dict[str, Any] = super().get_openapi_schema(**options)
        for operations in schema["paths"].values():
            for operation in operations.values():
                for status, response in operation["responses"].items():
                    if int(status) >= 400 and "application/json" in response.get("content", {}):
                        content = response["content"]
                        content[CONTENT_TYPE] = content.pop("application/json")
        return schema


api = Interface(
    title="Slør",
    version=__version__,
    description="Hand over applications, follow them, and fetch what was released.",
    openapi_url="/openapi.json",
    docs_url=None,
    urls_namespace="api",
    auth=Bearer(),
)
handle_errors(api)
router = Router()


@router.get("/postings", response={200: list[schemas.PostingOut], **PROBLEMS})
def list_postings(request: HttpRequest) -> Any:
    """List the postings that your key opens."""
    return list(keys.postings_of(_key(request)))


@router.get(
    "/postings/{uuid:posting}/applications",
    response={200: list[schemas.ApplicationOut], **PROBLEMS},
)
def list_applications(request: HttpRequest, posting: UUID) -> Any:
    """List a posting's applications with their states and your own references."""
    sent = _posting(request, posting).applications.exclude(state__in=COUNTS_NOT)
    found = list(sent.order_by("sent_at").prefetch_related("documents"))
    persons = store.persons_of([one.pk for one in found])
    return [
        receipts.application_out(one, persons[one.pk].reference if one.pk in persons else "")
        for one in found
    ]


@router.post(
    "/postings/{uuid:posting}/applications",
    response={
        200: schemas.ReceiptOut,
        201: schemas.ReceiptOut,
        202: schemas.ReceiptOut,
        **PROBLEMS,
    },
)
def create_application(
    request: HttpRequest,
    posting: UUID,
    idempotency_key: IdempotencyKey,
    application: schemas.ApplicationIn,
    files: File[list[UploadedFile]],
) -> Any:
    """Hand over an application: who it is from, and its files.

    201: it was taken. 202: it may be one that is there already, so HR decides; the report says
    why. 200: all its files came before, and the application they belong to is returned.
    """
    target = _posting(request, posting)
    require_open(target)
    arrivals, contents = _read(files)
    told = application.model_dump_json().encode()
    record, is_first = once.asked(_key(request), idempotency_key, target.id, told, contents)
    if is_first:
        plan = Plan((Party(arrivals, told=application.told()),))
        channel = Application.Channel.API
        _keep(record, take(target, plan, user=_key(request).user, channel=channel))
    return Status(_status(record), _receipt(record))


@router.get("/applications/{uuid:application}", response={200: schemas.ApplicationOut, **PROBLEMS})
def get_application(request: HttpRequest, application: UUID) -> Any:
    """Tell where an application is on its way."""
    return receipts.application_out(_application(request, application))


@router.post(
    "/applications/{uuid:application}/files", response={201: schemas.ReceiptOut, **PROBLEMS}
)
def add_files(
    request: HttpRequest,
    application: UUID,
    idempotency_key: IdempotencyKey,
    files: File[list[UploadedFile]],
) -> Any:
    """Hand over more files of an application that is not yet released.

    Files that it has already are refused as duplicates; the report says which.
    """
    target = _application(request, application)
    arrivals, contents = _read(files)
    record, is_first = once.asked(_key(request), idempotency_key, target.id, b"", contents)
    if is_first:
        channel = Application.Channel.API
        _keep(record, supplement(target, arrivals, user=_key(request).user, channel=channel))
    return Status(201, _receipt(record))


@router.get("/deliveries/{uuid:delivery}", response={200: schemas.DeliveryOut, **PROBLEMS})
def get_delivery(request: HttpRequest, delivery: UUID) -> Any:
    """Tell what became of a delivery, line by line."""
    opened = keys.postings_of(_key(request)).values("pk")
    found = Delivery.objects.filter(pk=delivery, posting__in=opened).first()
    if found is None:
        raise not_found()
    return receipts.delivery_out(found)


@router.get(
    "/postings/{uuid:posting}/candidates", response={200: list[schemas.CandidateOut], **PROBLEMS}
)
def list_candidates(request: HttpRequest, posting: UUID) -> Any:
    """List the candidates of whom something is released, by code."""
    return released.candidates(_posting(request, posting))


@router.get(
    "/postings/{uuid:posting}/candidates/{code}/documents",
    response={200: list[schemas.DocumentOut], **PROBLEMS},
)
def list_documents(request: HttpRequest, posting: UUID, code: str) -> Any:
    """List a candidate's released documents."""
    return released.documents(_posting(request, posting), code)


@router.get(
    "/postings/{uuid:posting}/candidates/{code}/documents/{int:number}.{form}",
    response={200: None, **PROBLEMS},
)
def get_document(
    request: HttpRequest, posting: UUID, code: str, number: int, form: released.Format
) -> HttpResponse:
    """Fetch a released document as PDF, HTML or text."""
    return released.document(_posting(request, posting), code, number, form)


api.add_router("/v1", router)


def _key(request: HttpRequest) -> Key:
    key: Key = request.auth  # type: ignore[attr-defined] # put there by the framework
    return key


def _posting(request: HttpRequest, posting: UUID) -> Posting:
    found = keys.postings_of(_key(request)).filter(pk=posting).first()
    if found is None:
        raise not_found()
    return found


def _application(request: HttpRequest, application: UUID) -> Application:
    opened = keys.postings_of(_key(request)).values("pk")
    found = (
        Application.objects.exclude(state__in=COUNTS_NOT)
        .select_related("posting")
        .filter(pk=application, posting__in=opened)
        .first()
    )
    if found is None:
        raise not_found()
    return found


def _read(files: list[UploadedFile]) -> tuple[list[Arrival], list[bytes]]:
    """Read what was sent; one file that cannot be taken refuses all, by its number."""
    if len(files) > MOST_FILES:
        raise Problem(413, "too_many_files", _("There are too many files at once."))
    arrivals = [
        uploaded(one.name or "", one.size or 0, cast("BinaryIO", one.file)) for one in files
    ]
    contents, errors = [], []
    for number, one in enumerate(arrivals, 1):
        try:
            contents.append(one.read())
        except UnreadableError as error:
            detail = str(sentence(error.code))
            errors.append({"file": number, "code": error.code, "detail": detail})
    if errors:
        raise Problem(422, "file_refused", _("A file cannot be taken. Nothing was kept."), errors)
    return arrivals, contents


def _keep(record: Once, delivery: Delivery) -> None:
    if delivery.lines.filter(code=FAULT).exists():
        raise fault()
    record.delivery = delivery
    lines = delivery.lines.exclude(outcome=Line.Outcome.HELD)
    record.application = next((one.application for one in lines if one.application), None)
    record.save(update_fields=["delivery", "application"])


def _status(record: Once) -> int:
    if record.application is None:
        return 202
    return 201 if record.delivery and record.delivery.taken else 200


def _receipt(record: Once) -> schemas.ReceiptOut:
    if record.delivery is None:
        raise not_found()
    application = record.application
    return schemas.ReceiptOut(
        application=receipts.application_out(application) if application else None,
        delivery=receipts.delivery_out(record.delivery),
    )
