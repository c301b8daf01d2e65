"""Looking into pictures: that they open, and are not so large that opening them hurts."""

from typing import BinaryIO

import filetype
from PIL import Image
from pillow_heif import register_heif_opener

from wizard.evidence.kinds import PICTURES, UploadRefused

register_heif_opener()

MOST_PIXELS = 100_000_000
# Looking for damage means decoding. 100 million points of a picture of 2 MB took 760 MB and ten seconds.
MOST_DECODED = 60_000_000
# A JPEG is decoded at an eighth of its size, which costs nothing, unless it comes in passes: those are held whole.
MOST_IN_PASSES = 20_000_000
FORMATS = ("JPEG", "PNG", "HEIF")


def picture_type(head: bytes) -> str:
    """Returns the media type of a picture from its first bytes; empty for any other file."""
    guess = filetype.guess(head)
    media_type = guess.mime if guess else ""
    if media_type in ("image/heic", "image/heif"):
        return "image/heic"
    return media_type if media_type in PICTURES else ""


def picture(file: BinaryIO, media_type: str, other_kind: str) -> str:
    """Returns the media type of a picture that opens. Raises UploadRefused."""
    if not media_type:
        raise UploadRefused(other_kind)
    try:
        with Image.open(file, formats=FORMATS) as image:
            width, height = image.size
            sane = width * height <= MOST_PIXELS
            if sane:
                _look_for_damage(image)
    except Exception:  # Pillow raises many kinds on damaged files; all mean the same to the sender
        raise UploadRefused("The picture is damaged and cannot be opened. Take it or save it again.") from None
    if not sane:
        raise UploadRefused("The picture is too large to open safely. Take it again at a lower quality.")
    return media_type


def _look_for_damage(image: Image.Image) -> None:
    """Decodes as much as can be afforded. Raises whatever Pillow raises."""
    if can_be_decoded(image):
        image.draft("RGB", (image.width // 8, image.height // 8))
        image.load()


def can_be_decoded(image: Image.Image) -> bool:
    """Whether a picture just opened can be decoded without taking more memory than a request may."""
    pixels = image.width * image.height
    if image.format == "JPEG":
        return pixels <= (MOST_IN_PASSES if image.info.get("progressive") else MOST_PIXELS)
    return pixels * len(image.getbands()) <= MOST_DECODED
