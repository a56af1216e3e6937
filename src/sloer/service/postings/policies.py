# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What HR chooses from: what each policy hides, and languages and facts a job may need."""

from __future__ import annotations

from babel import Locale
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sloer.service.postings.models import Posting

HIDDEN_BY = {
    Posting.Policies.ALL_GROUNDS: _(
        "Hides who the applicant is, age and years, sex, origin, religion, family, health, sexual"
        " orientation and politics. Employers, schools and places stay."
    ),
    Posting.Policies.AARHUS: _(
        "Hides who the applicant is, sex, age and ethnicity and what gives them away: years,"
        " religion and family. Health and politics stay."
    ),
    Posting.Policies.PROPOSAL: _(
        "Hides name, sex, address, age and years, photo and e-mail. Origin, religion, health and"
        " politics stay."
    ),
    Posting.Policies.STRICT: _(
        "Hides all protected grounds and makes employers, schools and places general. For small"
        " fields where people know each other."
    ),
}
FACTS: dict[str, str | Promise] = {
    "driving-licence": _("driving licence"),
    "authorisation": _("authorisation by a public authority"),
    "criminal-record": _("certificate of criminal record"),
    "right-to-work": _("right to work in Denmark"),
}
LANGUAGES = (
    "en", "de", "fr", "es", "it", "nl", "pt", "sv", "no", "fi", "is", "fo", "kl", "pl", "uk", "ru",
    "ro", "bg", "lt", "lv", "hu", "bs", "sr", "hr", "sq", "el", "tr", "ar", "fa", "ku", "so", "ti",
    "am", "sw", "ur", "pa", "hi", "bn", "ta", "th", "vi", "zh", "ja", "ko", "tl",
)  # fmt: skip
"""ISO 639-1, as the finders name languages."""


def policy_choices() -> list[tuple[str, str]]:
    """Return each policy with its name and what it hides in one sentence."""
    return [(p.value, f"{p.label}. {HIDDEN_BY[p]}") for p in Posting.Policies]


def language_choices() -> list[tuple[str, str]]:
    """Return languages by name, in the language of the page."""
    names = Locale(get_language() or "da").languages
    named = [(code, str(names.get(code, code))) for code in LANGUAGES]
    return sorted(named, key=lambda pair: pair[1].casefold())
