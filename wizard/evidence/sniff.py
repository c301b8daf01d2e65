"""What a file really is, from its bytes and never from its name; and whether it is safe to keep.

Everything is read through a file object and in pieces: a large file costs no more memory than a small one.
"""

from io import BytesIO
from typing import BinaryIO

from wizard.evidence.kinds import UploadRefused
from wizard.evidence.looking.letters import e_mail, looks_like_e_mail
from wizard.evidence.looking.office import old_office, word_package
from wizard.evidence.looking.pictures import picture, picture_type
from wizard.evidence.looking.portable import portable
from wizard.evidence.looking.several import natures_of

HEAD_BYTES = 8192
OTHER_KIND = "The file is not a PDF, a Word file, a picture or an email. Save it as a PDF, or take a clear photo of it."


def media_type_of(source: bytes | BinaryIO) -> str:
    """Returns the media type, a key of EXTENSIONS. Raises UploadRefused for anything else, or damaged, or locked."""
    file = BytesIO(source) if isinstance(source, bytes) else source
    file.seek(0)
    head = file.read(HEAD_BYTES)
    if not head:
        raise UploadRefused("The file is empty. Choose the file again, or scan the letter again.")
    natures = natures_of(file, head)
    if len(natures) > 1:
        raise UploadRefused(
            f"The file is made so that it can be read as two kinds at once ({' and '.join(sorted(natures))}). "
            "Open it, print it to a new PDF, and choose that."
        )
    file.seek(0)
    return _looked_into(file, head, next(iter(natures), ""))


def _looked_into(file: BinaryIO, head: bytes, nature: str) -> str:
    """Returns the media type of a file of one nature, having looked for what must not be there."""
    if nature == "PDF":
        return portable(file)
    if nature == "package":
        return word_package(file, OTHER_KIND)
    if nature == "Office 97":
        return old_office(file, OTHER_KIND)
    if nature == "picture":
        return picture(file, picture_type(head), OTHER_KIND)
    if not nature and looks_like_e_mail(head):
        return e_mail(file)
    raise UploadRefused(OTHER_KIND)
