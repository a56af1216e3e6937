# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Deadlines as people write them, "25. januar 2027 kl. 12.00", and as browsers do."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MONTHS = (
    ("januar", "january", "jan"),
    ("februar", "february", "feb"),
    ("marts", "march", "mar"),
    ("april", "apr"),
    ("maj", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
END_OF_DAY = time(23, 59)
_NUMBER_OF = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
_CLOCK = r"(?:\s*,?\s*(?:kl\.?|at|t)?\s*(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2})(?:[.:]00)?)?)?"
_NAMED = re.compile(rf"(?P<day>\d{{1,2}})\.?\s*(?P<month>[a-z]+)\.?\s+(?P<year>\d{{4}}){_CLOCK}")
_NUMBERED = re.compile(
    rf"(?P<day>\d{{1,2}})\s?[-./]\s?(?P<month>\d{{1,2}})(?:\s?[-./]\s?|\s)(?P<year>\d{{4}}){_CLOCK}"
)
_ISO = re.compile(rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}}){_CLOCK}")
_WEEKDAY = re.compile(r"^(?:[a-zæøå]+dag|[a-z]+day)\s*,?\s*(?:d\.|den|the)?\s*|^(?:d\.|den)\s+")


def parse_deadline(text: str, zone: ZoneInfo) -> datetime | None:
    """Return the moment that ``text`` names in ``zone``, or ``None`` if it names none.

    Without a time it is the end of that day. A time that the clocks skip in spring is none; of
    one that they repeat in autumn, the first is meant.
    """
    plain = _WEEKDAY.sub("", " ".join(text.lower().split()))
    for pattern in (_NAMED, _NUMBERED, _ISO):
        if match := pattern.fullmatch(plain):
            return _moment(match.groupdict(), zone)
    return None


def _moment(parts: dict[str, str | None], zone: ZoneInfo) -> datetime | None:
    month = parts["month"] or ""
    number = int(month) if month.isdigit() else _NUMBER_OF.get(month, 0)
    try:
        clock = _clock(parts["hour"], parts["minute"])
        date = datetime(int(parts["year"] or 0), number, int(parts["day"] or 0), tzinfo=zone)
        moment = datetime.combine(date.date(), clock, zone)
        there_and_back = moment.astimezone(UTC).astimezone(zone)
    except (ValueError, OverflowError):
        return None
    return moment if there_and_back == moment and there_and_back.hour == moment.hour else None


def _clock(hour: str | None, minute: str | None) -> time:
    if hour is None:
        return END_OF_DAY
    if hour == "24" and minute in (None, "00"):
        return END_OF_DAY
    return time(int(hour), int(minute or 0))


def danish(moment: datetime) -> str:
    """Write a moment so that :func:`parse_deadline` reads it back: 25. januar 2027 kl. 12.00."""
    local = timezone.localtime(moment)
    return f"{local.day}. {MONTHS[local.month - 1][0]} {local.year} kl. {local:%H.%M}"


class DeadlineField(forms.CharField):
    """A moment typed as text; a script offers the browser's own picker beside it."""

    default_error_messages = {  # noqa: RUF012
        "invalid": _(
            "Write a date and a time, for example 25. januar 2027 kl. 12.00 or 25-01-2027 12:00."
        )
    }

    def __init__(self, **options: object) -> None:
        options.setdefault("max_length", 60)
        super().__init__(**options)  # type: ignore[arg-type]
        self.widget.attrs |= {"data-deadline": "", "autocomplete": "off"}

    def prepare_value(self, value: object) -> object:
        """Show a moment as people write it, and what was typed as it was typed."""
        return danish(value) if isinstance(value, datetime) else value

    def has_changed(self, initial: object, data: object) -> bool:
        """Compare what is shown: seconds are not."""
        if isinstance(initial, datetime):
            return self.prepare_value(initial) != str(data or "").strip()
        return super().has_changed(initial, data)

    def clean(self, value: object) -> datetime:
        """Return the moment.

        Raises:
            ValidationError: the text names none.
        """
        if isinstance(value, datetime):
            return value
        moment = parse_deadline(
            super().clean(value), ZoneInfo(timezone.get_current_timezone_name())
        )
        if moment is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return moment
