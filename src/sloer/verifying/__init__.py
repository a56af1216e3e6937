# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""Room five: independent proof that nothing stayed."""

from sloer.verifying.checking import check, check_path
from sloer.verifying.proving import verify
from sloer.verifying.secrets import Secrets, secrets_of

__all__ = ["Secrets", "check", "check_path", "secrets_of", "verify"]
