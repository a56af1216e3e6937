# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""``python -m sloer`` is the command ``sloer``."""

from sloer.cli.main import main

if __name__ == "__main__":
    main()
