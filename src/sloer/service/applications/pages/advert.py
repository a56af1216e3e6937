# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The public page of a job: the advert, and how applications are judged. No applicant is in it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sloer.model import Action, Ground
from sloer.service.access import anybody
from sloer.service.applications.working import policy_of
from sloer.service.pages.limits import limited
from sloer.service.postings.models import Posting, Requirement

VEILED_WORDS = (
    (Ground.NAME, _("your name")),
    (Ground.PHOTO, _("pictures of you")),
    (Ground.EMAIL, _("your e-mail address, phone number and links to you")),
    (Ground.ADDRESS, _("where you live")),
    (Ground.AGE, _("your age, and years that give it away")),
    (Ground.GENDER, _("your sex")),
    (Ground.ORIGIN, _("your nationality, ethnic origin and mother tongue")),
    (Ground.RELIGION, _("your religion or faith")),
    (Ground.FAMILY, _("your family")),
    (Ground.HEALTH, _("your health and any disability")),
    (Ground.ORIENTATION, _("your sexual orientation")),
    (Ground.POLITICS, _("your political views and union offices")),
    (Ground.THIRD, _("names of other people")),
    (Ground.EMPLOYER, _("names of workplaces")),
    (Ground.SCHOOL, _("names of schools and universities")),
    (Ground.LOCATION, _("names of places")),
)


@limited("job", 1200, minutes=10)
@require_safe
@anybody
def job(request: HttpRequest, posting: UUID) -> HttpResponse:
    """Show the advert; kindly say so where it is too late to apply."""
    found = published(posting)
    policy = policy_of(found)
    requirements = list(found.requirements.all())
    context = {
        "posting": found,
        "is_archived": found.state == Posting.State.ARCHIVED,
        "requirements": [
            (kind.label, [r for r in requirements if r.kind == kind]) for kind in Requirement.Kind
        ],
        "veiled": [w for g, w in VEILED_WORDS if policy.action_for(g) is not Action.KEEP],
        "has_questions": found.questions.exists(),
    }
    return render(request, "applications/job.html", context)


def published(posting: UUID) -> Posting:
    """Return a posting that the public knows of; a draft is not told from nothing.

    Raises:
        Http404: there is none.
    """
    return get_object_or_404(Posting.objects.exclude(state=Posting.State.DRAFT), pk=posting)
