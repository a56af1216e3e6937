# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""What waits in a delivery is kept no longer than applications are."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from tests.service.intake.conftest import balance, letter, outcomes, zipped

LIST = b"navn;email;fil\nAnna Berg;anna@example.org;anna.txt\n"
FILES = {"l.csv": LIST, "anna.txt": letter("Anna"), "ukendt.txt": letter("Ukendt")}


def test_a_delivery_is_emptied_when_the_time_of_its_posting_is_up(deliver, posting):
    from sloer.service.intake.deciding import waiting
    from sloer.service.intake.keeping import has_content
    from sloer.service.journal.models import Entry
    from sloer.service.retention.erasing import deliveries_due, empty_delivery, set_rule

    delivery = deliver({"a.zip": zipped(FILES)})
    set_rule(30, "Aftalt")
    later = timezone.now() + timedelta(days=60)
    assert list(deliveries_due()) == []
    assert list(deliveries_due(later)) == [delivery]
    held = delivery.lines.get(outcome="held")
    assert waiting(delivery, held.party).lines == (held,)
    empty_delivery(delivery)
    assert not has_content([held])
    assert "ukendt.txt" not in outcomes(delivery)
    assert "anna.txt" in outcomes(delivery), "it belongs to the application now"
    assert balance(delivery) == (4, 3, 1, 0)
    assert list(deliveries_due(later)) == []
    assert Entry.objects.get(act="delivery.emptied").posting == posting.id
