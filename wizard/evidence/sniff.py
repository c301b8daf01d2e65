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
MOST_PARTS = 5_000
MOST_TYPES_BYTES = 1024 * 1024
MOST_PIXELS = 100_000_000
# Looking for damage means decoding. 100 million points of a picture of 2 MB took 760 MB and ten seconds.
MOST_DECODED = 60_000_000

# A PDF's own tables are packed. Unbounded, 400 kB of zeros took 500 MB, and 20 MB would take 25 GB.
MOST_STREAM_BYTES = 64 * 1024 * 1024
pikepdf.settings.set_qpdf_limits(
    flate_max_memory=MOST_STREAM_BYTES,
    png_max_memory=MOST_STREAM_BYTES,
    tiff_max_memory=MOST_STREAM_BYTES,
    run_length_max_memory=MOST_STREAM_BYTES,
)
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
    if data.count(b"PK\x01\x02") > MOST_PARTS:
        raise UploadRefused(_other_kind())
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            types = _types(package)
    except Exception:  # zipfile raises many kinds on damaged files; all mean the same to the sender
        raise UploadRefused("The file is damaged and cannot be opened. Save it again.") from None
    names = {part.filename.lower() for part in parts}
    if _tells_of_macros(types) or any(name.endswith("vbaproject.bin") for name in names):
        raise UploadRefused("The Word file holds macros (small programs). Save it as a PDF and choose that.")
    if "word/document.xml" not in names or sum(part.file_size for part in parts) > MOST_UNPACKED_BYTES:
        raise UploadRefused(_other_kind())
    return DOCX


def _types(package: zipfile.ZipFile) -> bytes:
    """Returns the list of what each part is, in small letters; empty where there is none. Raises ValueError."""
    name = next((one for one in package.namelist() if one.lower() == "[content_types].xml"), "")
    if not name:
        return b""
    with package.open(name) as part:
        types = part.read(MOST_TYPES_BYTES + 1)
    if len(types) > MOST_TYPES_BYTES:
        raise ValueError("a list of types this long is made to hurt")
    return types.replace(b"\0", b"").lower()


def _tells_of_macros(types: bytes) -> bool:
    """Whether a part is declared to hold macros, under any name; or the list is written so as to hide it."""
    return any(mark in types for mark in (b"vbaproject", b"macroenabled", b"&#", b"<!"))


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
        with Image.open(BytesIO(data), formats=("JPEG", "PNG", "HEIF")) as image:
            width, height = image.size
            sane = width * height <= MOST_PIXELS
            if width * height * len(image.getbands()) <= MOST_DECODED:
                image.load()
    except Exception:  # Pillow raises many kinds on damaged files; all mean the same to the sender
        raise UploadRefused("The picture is damaged and cannot be opened. Take it or save it again.") from None
    if not sane:
        raise UploadRefused("The picture is too large to open safely. Take it again at a lower quality.")
    return str(media_type)


def _other_kind() -> str:
    return "The file is not a PDF, a Word file or a picture. Save it as a PDF, or take a clear photo of it."
