"""Looking into a PDF: that it opens, without a password, and has pages."""

from typing import BinaryIO

import pikepdf

from wizard.evidence.kinds import PDF, UploadRefused

# A PDF's own tables are packed. Unbounded, 400 kB of zeros took 500 MB, and 20 MB would take 25 GB.
MOST_STREAM_BYTES = 64 * 1024 * 1024
pikepdf.settings.set_qpdf_limits(
    flate_max_memory=MOST_STREAM_BYTES,
    png_max_memory=MOST_STREAM_BYTES,
    tiff_max_memory=MOST_STREAM_BYTES,
    run_length_max_memory=MOST_STREAM_BYTES,
)


def portable(file: BinaryIO) -> str:
    """Returns the media type of a PDF. Raises UploadRefused."""
    try:
        with pikepdf.open(file) as pdf:
            pages = len(pdf.pages)
    except pikepdf.PasswordError:
        raise UploadRefused("The PDF is locked with a password. Save a copy without one and choose that.") from None
    except Exception:  # pikepdf raises many kinds on damaged files; all mean the same to the sender
        raise UploadRefused("The PDF is damaged and cannot be opened. Save or scan it again.") from None
    if pages == 0:
        raise UploadRefused("The PDF has no pages. Save or scan it again.")
    return PDF
