"""What a file really is, from its bytes and never from its name; and whether it is safe to keep."""

import zipfile
from io import BytesIO

import filetype
import pikepdf
from PIL import Image
from pillow_heif import register_heif_opener

register_heif_opener()

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOC = "application/msword"
EXTENSIONS = {PDF: "pdf", DOCX: "docx", DOC: "doc", "image/jpeg": "jpg", "image/png": "png", "image/heic": "heic"}
LIMITS_SENTENCE = "PDF, Word, JPG, PNG or HEIC, up to 20 MB. A clear phone photo is fine."

MOST_UNPACKED_BYTES = 200 * 1024 * 1024
MOST_PIXELS = 100_000_000
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class UploadRefused(Exception):
    """A file cannot be kept; the message is a sentence for the person who chose it, saying what to do."""


def media_type_of(data: bytes) -> str:
    """Returns the media type, a key of EXTENSIONS. Raises UploadRefused for anything else, or damaged, or locked."""
    if not data:
        raise UploadRefused("The file is empty. Choose the file again, or scan the letter again.")
    if b"%PDF-" in data[:1024]:
        return _pdf(data)
    if data.startswith(b"PK\x03\x04"):
        return _word(data)
    if data.startswith(OLE_MAGIC):
        return _old_word(data)
    return _image(data)


def _pdf(data: bytes) -> str:
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            pages = len(pdf.pages)
    except pikepdf.PasswordError:
        raise UploadRefused("The PDF is locked with a password. Save a copy without one and choose that.") from None
    except Exception:  # pikepdf raises many kinds on damaged files; all mean the same to the sender
        raise UploadRefused("The PDF is damaged and cannot be opened. Save or scan it again.") from None
    if pages == 0:
        raise UploadRefused("The PDF has no pages. Save or scan it again.")
    return PDF


def _word(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
    except Exception:  # zipfile raises many kinds on damaged files; all mean the same to the sender
        raise UploadRefused("The file is damaged and cannot be opened. Save it again.") from None
    names = {part.filename.lower() for part in parts}
    if any(name.endswith("vbaproject.bin") for name in names):
        raise UploadRefused("The Word file holds macros (small programs). Save it as a PDF and choose that.")
    if "word/document.xml" not in names or sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
        raise UploadRefused(_other_kind())
    return DOCX


def _old_word(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UploadRefused("The Word file is locked with a password. Save a copy without one and choose that.")
    if "_VBA_PROJECT".encode("utf-16-le") in data or "Macros".encode("utf-16-le") in data:
        raise UploadRefused("The Word file holds macros (small programs). Save it as a PDF and choose that.")
    if "WordDocument".encode("utf-16-le") not in data:
        raise UploadRefused(_other_kind())
    return DOC


def _image(data: bytes) -> str:
    guess = filetype.guess(data)
    media_type = "image/heic" if guess and guess.mime in ("image/heic", "image/heif") else guess and guess.mime
    if media_type not in ("image/jpeg", "image/png", "image/heic"):
        raise UploadRefused(_other_kind())
    try:
        with Image.open(BytesIO(data)) as image:
            width, height = image.size
            sane = width * height <= MOST_PIXELS
            if sane:
                image.load()
    except Exception:  # Pillow raises many kinds on damaged files; all mean the same to the sender
        raise UploadRefused("The picture is damaged and cannot be opened. Take it or save it again.") from None
    if not sane:
        raise UploadRefused("The picture is too large to open safely. Take it again at a lower quality.")
    return str(media_type)


def _other_kind() -> str:
    return "The file is not a PDF, a Word file or a picture. Save it as a PDF, or take a clear photo of it."
