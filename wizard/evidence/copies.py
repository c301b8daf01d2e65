"""The copy that people open: a picture without where and when it was taken, a PDF without programs in it.

The original is kept as it came, for whoever asks for it by name. A copy is made when a file is first opened, and kept,
encrypted like the original. Word files and e-mails have none: they are not shown, only handed over.
"""

from pathlib import PurePath

import pikepdf
from pikepdf.sanitize import Sanitizer
from PIL import Image, ImageOps

from wizard.evidence import store
from wizard.evidence.enums import openable_scans
from wizard.evidence.kinds import PDF, PICTURES
from wizard.evidence.looking.pictures import FORMATS, can_be_decoded
from wizard.evidence.models import EvidenceItem
from wizard.evidence.scratch import Scratch, filling, opened

JPEG = "image/jpeg"
WIDEST = 3000  # points: an A4 page at 250 a inch
HARMLESS = (
    Sanitizer()
    .remove_javascript()
    .remove_attachments()
    .remove_external_access()
    .remove_multimedia()
    .remove_collection()
    .remove_private_app_data()
    .remove_search_index()
    .remove_thumbnails()
    .remove_web_capture()
)


def copy_of(item: EvidenceItem) -> Scratch | None:
    """Returns the copy's bytes, to be read and closed; None where there cannot be one. Raises OSError."""
    if item.copy_name:
        return store.read(item.copy_name)
    if item.media_type != PDF and item.media_type not in PICTURES:
        return None
    plain = store.read(item.storage_name)
    try:
        made = harmless_pdf(plain) if item.media_type == PDF else plain_picture(plain)
    finally:
        plain.close()
    if made is not None:
        _keep(item, made)
        made.seek(0)
    return made


def copied_name(item: EvidenceItem) -> str:
    """Returns what the copy is called when it is downloaded."""
    return str(PurePath(item.original_name).with_suffix(".jpg" if item.copy_type == JPEG else ".pdf"))


def harmless_pdf(plain: Scratch) -> Scratch | None:
    """Returns a PDF that shows the same pages and does nothing; None when it cannot be read through."""
    made = Scratch()
    try:
        with pikepdf.open(opened(plain)) as pdf:
            HARMLESS.apply(pdf)
            _without_forms_of_its_own(pdf)
            with filling(made) as out:
                pdf.save(out)
    except OSError:
        made.close()
        raise
    except Exception:  # pikepdf raises many kinds on odd files; the original can still be had
        made.close()
        return None
    return made


def _without_forms_of_its_own(pdf: pikepdf.Pdf) -> None:
    """Takes out XFA, a second form with scripts of its own, and whatever acts when the file is opened."""
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and "/XFA" in form:
        del form["/XFA"]
    for key in ("/OpenAction", "/AA"):
        if key in pdf.Root:
            del pdf.Root[key]


def plain_picture(plain: Scratch) -> Scratch | None:
    """Returns the picture as a JPEG, upright, with nothing beside its points; None when it is too large to decode."""
    made = Scratch()
    try:
        with Image.open(opened(plain), formats=FORMATS) as image:
            if not can_be_decoded(image):
                return None
            image.draft("RGB", (WIDEST, WIDEST))
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((WIDEST, WIDEST))
            with filling(made) as out:
                _on_white(upright).save(out, "JPEG", quality=85)
    except OSError:
        made.close()
        return None
    return made


def _on_white(image: Image.Image) -> Image.Image:
    """Returns the points alone, where they can be seen through on white."""
    if image.mode in ("RGBA", "LA", "P", "PA"):
        seen = image.convert("RGBA")
        ground = Image.new("RGB", seen.size, "white")
        ground.paste(seen, mask=seen.getchannel("A"))
        return ground
    found = image.convert("RGB")
    found.info = {}  # Pillow writes what it read beside the points: where, when, with what
    return found


def _keep(item: EvidenceItem, made: Scratch) -> None:
    """Stores a copy with its item, unless somebody else did in this moment or the item went."""
    name = store.write(opened(made))
    fields = {"copy_name": name, "copy_type": PDF if item.media_type == PDF else JPEG, "copy_size": made.size}
    there = EvidenceItem.objects.filter(pk=item.pk, copy_name="", removed_at=None, scan__in=openable_scans())
    if there.update(**fields):
        for field, value in fields.items():
            setattr(item, field, value)
    else:
        item.copy_type, item.copy_size = str(fields["copy_type"]), made.size
        store.delete(name)
