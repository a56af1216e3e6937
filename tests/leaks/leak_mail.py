# SPDX-FileCopyrightText: 2026 The Slør authors
# SPDX-License-Identifier: MPL-2.0
"""E-mail, web pages and plain text with a canary out of sight and in it."""

from __future__ import annotations

from email.message import EmailMessage

from leak_image import jpeg_with_exif
from leak_samples import CANARY, MERIT, channel

LINES = "\n\n".join(MERIT) + "\n"


def merit_mail() -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Ansøgning om stillingen som projektleder"
    message["From"] = "ansoegning@eksempel.dk"
    message["To"] = "job@kommune.example"
    message["Date"] = "Mon, 01 Apr 2024 10:00:00 +0200"
    message.set_content(LINES)
    return message


@channel("From header", "eml", "header from", seen=True)
def sender() -> bytes:
    message = merit_mail()
    message.replace_header("From", "Wilhelmine Quistorff <w.quistorff@eksempel.dk>")
    return message.as_bytes()


@channel("other headers", "eml", "headers")
def headers() -> bytes:
    message = merit_mail()
    message["Return-Path"] = "<w.quistorff@eksempel.dk>"
    message["X-Sender"] = CANARY
    return message.as_bytes()


@channel("quoted thread", "eml", "message", seen=True)
def quoted() -> bytes:
    message = merit_mail()
    message.set_content(LINES + f"\n> Den 1. april skrev {CANARY}:\n> Jeg søger stillingen.\n")
    return message.as_bytes()


@channel("signature", "eml", "message", seen=True)
def signature() -> bytes:
    message = merit_mail()
    name, address, phone = CANARY.split(", ")
    message.set_content(f"{LINES}\nMed venlig hilsen\n\n{name}\n{address}\nTlf. {phone}\n")
    return message.as_bytes()


@channel("alternative part", "eml", "part 2")
def alternative() -> bytes:
    message = merit_mail()
    body = "".join(f"<p>{line}</p>" for line in MERIT)
    message.add_alternative(
        f"<html><body>{body}<p style='display:none'>{CANARY}</p></body></html>", subtype="html"
    )
    return message.as_bytes()


@channel("inline picture", "eml", "EXIF")
def inline_picture() -> bytes:
    message = merit_mail()
    message.add_attachment(
        jpeg_with_exif(), maintype="image", subtype="jpeg", disposition="inline", filename="b.jpg"
    )
    return message.as_bytes()


@channel("name of an attachment", "eml", "file name")
def attachment_name() -> bytes:
    message = merit_mail()
    text = (LINES + "Bilag.\n").encode()
    message.add_attachment(
        text, maintype="text", subtype="plain", filename="Wilhelmine_Quistorff.txt"
    )
    return message.as_bytes()


@channel("nested message", "eml", "message, part")
def nested() -> bytes:
    inner = merit_mail()
    inner.replace_header("From", "Wilhelmine Quistorff <w.quistorff@eksempel.dk>")
    message = merit_mail()
    message.add_attachment(inner)
    return message.as_bytes()


@channel("TNEF", "eml", "message, part")
def tnef() -> bytes:
    message = merit_mail()
    data = b"\x78\x9f\x3e\x22\x01\x00" + CANARY.encode()
    message.add_attachment(data, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    return message.as_bytes()


@channel("calendar part", "eml", "message, part")
def calendar() -> bytes:
    message = merit_mail()
    data = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nORGANIZER;CN={CANARY}\r\nEND:VCALENDAR\r\n"
    message.add_alternative(data, subtype="calendar")
    return message.as_bytes()


def _page(extra: str, head: str = "") -> bytes:
    body = "".join(f"<p>{line}</p>" for line in MERIT)
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}{extra}"
        "</body></html>"
    ).encode()


@channel("comment", "html", "comment")
def html_comment() -> bytes:
    return _page(f"<!-- {CANARY} -->")


@channel("hidden element", "html", "hidden element")
def html_hidden() -> bytes:
    return _page(f"<p style='display:none'>{CANARY}</p>")


@channel("attribute", "html", "attribute")
def html_attribute() -> bytes:
    return _page(f"<img alt='{CANARY}'>")


@channel("author of a page", "html", "attribute content")
def html_meta() -> bytes:
    return _page("", f"<meta name='author' content='{CANARY}'>")


@channel("plain text", "txt", "text", seen=True)
def text() -> bytes:
    return (LINES + "\nMed venlig hilsen\n" + CANARY + "\n").encode()


@channel("invisible characters", "txt", "text")
def tag_characters() -> bytes:
    tagged = "".join(chr(0xE0000 + ord(c)) for c in CANARY)
    return (LINES + tagged + "\n").encode()
