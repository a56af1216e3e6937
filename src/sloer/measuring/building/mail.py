# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""E-mail with both body parts and the attachments as files of their own."""

from __future__ import annotations

from email.message import EmailMessage
from email.utils import parseaddr

from sloer.measuring.building.plain import lines_as_text, part_as_html
from sloer.measuring.building.protocol import Builder
from sloer.measuring.building.word import BUILDERS as WORD
from sloer.measuring.layout import Layout, Part


def _eml(layout: Layout) -> bytes:
    message = EmailMessage()
    for name in ("from", "to", "cc"):
        if layout.mail.get(name):
            message[name.capitalize()] = _address(layout.mail[name])
    message["Subject"] = layout.mail.get("subject", "")
    message["Date"] = "Mon, 02 Nov 2026 08:15:00 +0100"
    message.set_content("\n".join(lines_as_text(layout.body)))
    message.add_alternative(part_as_html(layout.body), subtype="html")
    for part in layout.parts[1:]:
        message.add_attachment(
            _attachment(part),
            maintype="application",
            subtype="vnd.openxmlformats-officedocument.wordprocessingml.document",
            filename=f"{part.name.rpartition('.')[0] or part.name or 'bilag'}.docx",
        )
    # A boundary is random; a corpus file should be the same every time.
    for number, part_of_mail in enumerate(message.walk()):
        if part_of_mail.is_multipart():
            part_of_mail.set_boundary(f"=====part-{number}=====")
    return message.as_bytes()


def _address(untidy: str) -> str:
    name, address = parseaddr(untidy)
    return f'"{name}" <{address}>' if name else address


def _attachment(part: Part) -> bytes:
    return WORD["docx"].build(Layout(parts=[part]))


BUILDERS = {"eml": Builder("eml", _eml)}
