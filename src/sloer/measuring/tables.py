# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""The parts that a report's page is made of: tables of counts, and pictures inside the page."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape

from sloer.measuring.figures import Count
from sloer.measuring.statistics import wilson


def table(
    caption: str, head: Sequence[str], rows: Sequence[tuple[object, ...]], *, titled: bool = True
) -> str:
    """Return a table; counts become shares with intervals, and what comes first heads its row.

    Where a heading says the same already (not ``titled``), only screen readers get the caption.
    """
    titles = "".join(f'<th scope="col">{escape(title)}</th>' for title in head)
    lines = "".join("<tr>" + _head(row[0]) + "".join(map(_cell, row[1:])) + "</tr>" for row in rows)
    shown = "" if titled else ' class="heard"'
    return (
        f'<div class="wide"><table><caption{shown}>{escape(caption)}</caption>'
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


def _head(value: object) -> str:
    return f'<th scope="row">{escape(str(value))}</th>'


def _cell(value: object) -> str:
    if not isinstance(value, Count):
        return f"<td>{escape(str(value))}</td>"
    if not value.total:
        return "<td>–</td>"
    reach = wilson(value.good, value.total)
    return (
        f"<td>{value.share:.3f} <small>({reach.low:.3f}–{reach.high:.3f}), "
        f"{value.good}/{value.total}</small></td>"
    )
