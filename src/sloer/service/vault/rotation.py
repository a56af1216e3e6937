# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""New keys for the vault, while the service runs."""

from __future__ import annotations

from django.conf import settings

from sloer.service.journal.recording import record
from sloer.service.vault import keyring, store
from sloer.service.vault.models import Room


def rotate() -> int:
    """Make a new ring key and lock every room with it; return how many rooms there were.

    The ring is saved before a room is locked anew: whatever stops this halfway, every key that
    locks something is on the ring. Old keys stay, for processes that have not looked yet.
    """
    path = settings.CONFIGURATION.key_ring
    ring = keyring.load(path).with_new_key()
    keyring.save(ring, path)
    changed = store.lock_rooms_anew(ring)
    record("keys.rotated", actor=None, role="machine", details={"rooms": changed})
    return changed


def drop_old() -> list[int]:
    """Take the keys off the ring that lock nothing any more, all but the newest; return them.

    Run it when every process and machine has had the new ring for a while. Files sent before
    are then no longer known again as duplicates.
    """
    path = settings.CONFIGURATION.key_ring
    ring = keyring.load(path)
    store.lock_rooms_anew(ring)
    used = set(Room.objects.values_list("ring_key", flat=True).distinct()) | {ring.newest}
    gone = sorted(ring.keys.keys() - used)
    if gone:
        keyring.save(ring.without(gone), path)
        record("keys.dropped", actor=None, role="machine", details={"keys": gone})
    return gone
