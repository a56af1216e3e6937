# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What waits for a reviewer, and in which order: the likeliest to hold a miss first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, F, Max, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from sloer.service.accounts.models import User
from sloer.service.applications.models import Application, Document
from sloer.service.postings.models import REVIEW_ROLES, Membership, Posting
from sloer.service.review.desk import OPEN_STATES
from sloer.service.review.presence import people_at
from sloer.service.review.wording import reasons_for
from sloer.service.vault import store

State = Document.State


def for_user(user: User, prefix: str = "") -> Q:
    """Return the condition on documents that ``user`` can check now.

    Whoever checked first does not check again: the second reviewer is another person.
    """
    ready = Q(**{f"{prefix}state": State.READY})
    checked = Q(**{f"{prefix}state": State.CHECKED}) & ~Q(**{f"{prefix}first_reviewer": user.pk})
    return ready | checked


def waiting(posting: Posting, user: User) -> QuerySet[Application]:
    """Return the applications that ``user`` can check now, in the order of the queue."""
    mine = for_user(user, "documents__")
    return (
        Application.objects.filter(posting=posting, state__in=OPEN_STATES)
        .annotate(
            to_check=Count("documents", filter=mine),
            unsure=Sum("documents__uncertain", filter=mine),
            risk=Max("documents__miss_likelihood", filter=mine),
            on_the_way=Count("documents", filter=Q(documents__state=State.QUEUED)),
        )
        .filter(to_check__gt=0, on_the_way=0)
        .order_by(F("risk").desc(nulls_last=True), F("unsure").desc(), "sent_at", "pk")
        .select_related("candidate")
    )


def documents_left(application: Application, user: User) -> QuerySet[Document]:
    """Return what ``user`` can still check of one application, in the applicant's order."""
    return application.documents.filter(for_user(user))


def next_document(
    posting: Posting, user: User, after: Application | None = None
) -> Document | None:
    """Return what to check now: the rest of ``after``, else the first application nobody is at."""
    if after is not None and after.state in OPEN_STATES:
        rest = documents_left(after, user).first()
        if rest is not None:
            return rest
    return _first_free(waiting(posting, user), user)


def _first_free(applications: QuerySet[Application], user: User) -> Document | None:
    """Return the first document of the first application at which nobody else is."""
    fallback: Document | None = None
    for application in applications[:50]:
        left = list(documents_left(application, user))
        if not left:
            continue
        fallback = fallback or left[0]
        people = people_at(application.documents.values_list("pk", flat=True))
        if all(person == user for group in people.values() for person in group):
            return left[0]
    return fallback


@dataclass(frozen=True, slots=True)
class Line:
    """A document in the queue."""

    document: Document
    label: str
    people: list[User] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    @property
    def risk(self) -> int | None:
        """How likely it is that something was missed, in percent."""
        likelihood = self.document.miss_likelihood
        return None if likelihood is None else round(likelihood * 100)


@dataclass(frozen=True, slots=True)
class Case:
    """An application in the queue, with all its documents."""

    application: Application
    lines: list[Line]
    is_known: bool = True
    """Whether anybody has said who it is; else nothing but the text itself told the machine."""

    @property
    def code(self) -> str:
        """What the committee will call the applicant."""
        return code_of(self.application)

    @property
    def risk(self) -> int | None:
        """The likeliest miss among its documents, in percent."""
        risks = [line.risk for line in self.lines if line.risk is not None]
        return max(risks, default=None)

    @property
    def unsure(self) -> int:
        """How many stretches wait for a yes or no."""
        return sum(line.document.uncertain for line in self.lines)

    @property
    def people(self) -> list[User]:
        """Who has one of its documents open."""
        return list(dict.fromkeys(person for line in self.lines for person in line.people))


def cases_of(applications: Iterable[Application]) -> list[Case]:
    """Return applications with what lists show of their documents."""
    applications = list(applications)
    documents = list(
        Document.objects.filter(application__in=applications).select_related("question")
    )
    people = people_at(document.pk for document in documents)
    lines: dict[UUID, list[Line]] = {}
    for document in documents:
        reasons = reasons_for(document.held_codes) if document.state == State.HELD else []
        line = Line(document, label_of(document), people.get(document.pk, []), reasons)
        lines.setdefault(document.application_id, []).append(line)
    persons = store.persons_of([application.pk for application in applications])
    known = {key for key, person in persons.items() if person.identity}
    return [Case(one, lines.get(one.pk, []), one.pk in known) for one in applications]


def held(posting: Posting) -> QuerySet[Application]:
    """Return the applications that have a document held."""
    return (
        Application.objects.filter(
            posting=posting, state__in=OPEN_STATES, documents__state=State.HELD
        )
        .distinct()
        .order_by("sent_at", "pk")
        .select_related("candidate")
    )


def waits_for_another(posting: Posting, user: User) -> QuerySet[Application]:
    """Return the applications that ``user`` has checked and another person must check."""
    return (
        Application.objects.filter(
            posting=posting,
            state__in=OPEN_STATES,
            documents__state=State.CHECKED,
            documents__first_reviewer=user,
        )
        .distinct()
        .order_by("sent_at", "pk")
        .select_related("candidate")
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is left of a posting."""

    applications: int
    documents: int
    held: int
    for_another: int
    on_the_way: int
    released: int


def counts_of(posting: Posting, user: User) -> Counts:
    """Count what waits, in two questions."""
    here = Application.objects.filter(posting=posting)
    documents = Document.objects.filter(
        application__posting=posting, application__state__in=OPEN_STATES
    ).aggregate(
        applications=Count("application", filter=for_user(user), distinct=True),
        documents=Count("pk", filter=for_user(user)),
        held=Count("pk", filter=Q(state=State.HELD)),
        for_another=Count("pk", filter=Q(state=State.CHECKED, first_reviewer=user)),
        on_the_way=Count("pk", filter=Q(state=State.QUEUED)),
    )
    released = here.filter(state=Application.State.RELEASED).count()
    return Counts(released=released, **documents)


def postings_to_review(user: User) -> list[tuple[Posting, Counts]]:
    """Return the postings on which ``user`` checks veils, those with most to do first."""
    memberships = Membership.objects.filter(user=user, role__in=REVIEW_ROLES).exclude(
        posting__state__in=(Posting.State.DRAFT, Posting.State.ARCHIVED)
    )
    found = [(m.posting, counts_of(m.posting, user)) for m in memberships.select_related("posting")]
    return sorted(found, key=lambda pair: (-pair[1].documents, pair[0].deadline))


def code_of(application: Application) -> str:
    """Return what an application is called on screen: its candidate's code."""
    return application.candidate.code if application.candidate else "–"


def label_of(document: Document) -> str:
    """Return what a document is called on screen; never its file's name."""
    if document.question is not None:
        return _("Answer %(number)s") % {"number": document.question.order}
    return _("Document %(number)s") % {"number": document.order}
