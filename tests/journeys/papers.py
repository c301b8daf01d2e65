"""Real files of each kind that people hand in: made up, and never twice the same."""

from collections.abc import Callable
from email.message import EmailMessage
from io import BytesIO
from pathlib import PurePath

import docx
import pillow_heif
from PIL import Image
from playwright.sync_api import FilePayload

from tests.referral_walk import a_pdf

pillow_heif.register_heif_opener()


def paper(name: str, mark: str = "") -> FilePayload:
    """Returns a file of the kind that its name ends in, which holds the mark."""
    kind, make = KINDS[PurePath(name).suffix]
    return FilePayload(name=name, mimeType=kind, buffer=make(mark or name))


def a_letter(mark: str) -> bytes:
    document, out = docx.Document(), BytesIO()
    document.add_heading("To whom it may concern", 1)
    document.add_paragraph(f"I saw this pupil in clinic. {mark}")
    document.save(out)
    return out.getvalue()


def a_picture(kind: str) -> Callable[[str], bytes]:
    def taken(mark: str) -> bytes:
        out = BytesIO()
        picture = Image.effect_noise((640, 480), 40).convert("RGB")
        picture.save(out, kind)
        return out.getvalue()

    return taken


def an_email(mark: str) -> bytes:
    letter = EmailMessage()
    letter["From"], letter["To"] = "clinic@example.org", "school@example.org"
    letter["Subject"] = "The letter you asked for"
    letter.set_content(f"It is attached. {mark}")
    letter.add_attachment(a_pdf(mark=mark).read(), maintype="application", subtype="pdf", filename="letter.pdf")
    return letter.as_bytes()


KINDS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    ".pdf": ("application/pdf", lambda mark: a_pdf(mark=mark).read()),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", a_letter),
    ".jpg": ("image/jpeg", a_picture("JPEG")),
    ".heic": ("image/heic", a_picture("HEIF")),
    ".eml": ("message/rfc822", an_email),
}
