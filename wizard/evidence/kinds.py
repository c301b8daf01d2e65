"""The kinds of file that are taken, and the words for what is not."""

from django.conf import settings

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOC = "application/msword"
EML = "message/rfc822"
MSG = "application/vnd.ms-outlook"
PICTURES = frozenset({"image/jpeg", "image/png", "image/heic"})
EXTENSIONS = {
    PDF: "pdf",
    DOCX: "docx",
    DOC: "doc",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/heic": "heic",
    EML: "eml",
    MSG: "msg",
}
MEGABYTE = 1024 * 1024
LIMITS_SENTENCE = (
    f"PDF, Word, JPG, PNG or HEIC, or an email saved as a file (.eml or .msg), "
    f"up to {settings.EVIDENCE_MAX_BYTES // MEGABYTE} MB. A clear phone photo is fine."
)
MACROS = "The Word file holds macros (small programs). Save it as a PDF and choose that."
LOCKED_WORD = "The Word file is locked with a password. Save a copy without one and choose that."


class UploadRefused(Exception):
    """A file cannot be kept; the message is a sentence for the person who chose it, saying what to do."""
