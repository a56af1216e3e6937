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
            message[name.capitalize()] = address(layout.mail[name])
    message["Subject"] = layout.mail.get("subject", "")
    message["Date"] = "Mon, 02 Nov 2026 08:15:00 +0100"
    message.set_content("\n".join(lines_as_text(layout.body)))
    message.add_alternative(part_as_html(layout.body), subtype="html")
    for part in layout.parts[1:]:
        message.add_attachment(
            attachment_of(part),
            maintype="application",
            subtype="vnd.openxmlformats-officedocument.wordprocessingml.document",
            filename=attachment_name(part),
        )
    # A boundary is random; a corpus file should be the same every time.
    for number, part_of_mail in enumerate(message.walk()):
        if part_of_mail.is_multipart():
            part_of_mail.set_boundary(f"=====part-{number}=====")
    return message.as_bytes()


def address(untidy: str) -> str:
    """Return an address as headers have it, with the name in quotes."""
    name, address = parseaddr(untidy)
    return f'"{name}" <{address}>' if name else address


def attachment_name(part: Part) -> str:
    """Return the name of the file that an attachment becomes."""
    return f"{part.name.rpartition('.')[0] or part.name or 'bilag'}.docx"


def attachment_of(part: Part) -> bytes:
    """Return the file that an attachment becomes."""
    return WORD["docx"].build(Layout(parts=[part]))


BUILDERS = {"eml": Builder("eml", _eml)}
