"""How uploaded bytes arrive: never in plain text on a disk, never more in memory than a scratch file holds.

Django's own handlers put large files into the temp folder as they are.
"""

import logging
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from wizard.evidence.scratch import Scratch, opened

logger = logging.getLogger(__name__)


class ScratchUpload(UploadedFile):
    """An uploaded file in a scratch file. `too_big` or `no_room` says why it is empty, if it is for either reason."""

    too_big = False
    no_room = False
    scratch: Scratch

    def close(self) -> None:
        """Forgets the bytes; Django calls it when the request is over."""
        self.scratch.close()


class ScratchHandler(FileUploadHandler):
    """Keeps at most EVIDENCE_MAX_BYTES of a request; the file that passes it arrives empty, marked `too_big`.

    So does one for which the disk had no room, marked `no_room`: the rest of the form is whole, and the page can say
    what happened.
    """

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.kept = 0
        self.scratch = Scratch()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.scratch = Scratch()
        self.too_big = self.no_room = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keeps the chunk while there is room, and reads on without keeping when there is not."""
        self.kept += len(raw_data)
        if self.kept > settings.EVIDENCE_MAX_BYTES:
            self.too_big = True
        elif not self.no_room:
            try:
                self.scratch.write(raw_data)
            except OSError:
                logger.exception("No room for an upload in EVIDENCE_ROOT")
                self.no_room = True
        if (self.too_big or self.no_room) and self.scratch.size:
            self.scratch.close()
            self.scratch = Scratch()
        return None

    def file_complete(self, file_size: int) -> ScratchUpload:
        """Returns the file, empty and marked when it could not be kept."""
        upload = ScratchUpload(
            opened(self.scratch),
            self.file_name or "",
            self.content_type,
            self.scratch.size,
            self.charset,
            self.content_type_extra,
        )
        upload.scratch, upload.too_big, upload.no_room = self.scratch, self.too_big, self.no_room
        return upload

    def upload_interrupted(self) -> None:
        """Forgets what arrived before the connection was lost."""
        self.scratch.close()


def in_scratch(upload: UploadedFile) -> Scratch:
    """Returns an upload's bytes in a scratch file, wherever they were kept until now. Raises OSError."""
    if isinstance(upload, ScratchUpload):
        return upload.scratch
    made = Scratch()
    for chunk in upload.chunks():
        made.write(chunk)
    return made
