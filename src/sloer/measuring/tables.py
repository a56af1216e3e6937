# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The parts that a report's page is made of: tables of counts, and pictures inside the page."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape

from sloer.measuring.figures import Count
from sloer.measuring.statistics import wilson


def table(caption: str, head: Sequence[str], rows: Sequence[tuple[object, ...]]) -> str:
    """Return a table; counts become shares with intervals, all else heads its row."""
    titles = "".join(f'<th scope="col">{escape(title)}</th>' for title in head)
    lines = "".join("<tr>" + "".join(_cell(v) for v in row) + "</tr>" for row in rows)
    return (
        f'<div class="wide"><table><caption>{escape(caption)}</caption>'
        f"<thead><tr>{titles}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def figure(picture: bytes, caption: str, alt: str) -> str:
    """Return a picture that needs no file beside the page."""
    source = base64.b64encode(picture).decode()
    return (
        f'<figure><img alt="{escape(caption)}. {escape(alt)}." '
        f'src="data:image/png;base64,{source}">'
        f"<figcaption>{escape(caption)}</figcaption></figure>"
    )


def _cell(value: object) -> str:
    if not isinstance(value, Count):
        return f'<th scope="row">{escape(str(value))}</th>'
    if not value.total:
        return "<td>–</td>"
    reach = wilson(value.good, value.total)
    return (
        f"<td>{value.share:.3f} <small>({reach.low:.3f}–{reach.high:.3f}), "
        f"{value.good}/{value.total}</small></td>"
    )
