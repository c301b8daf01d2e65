"""How uploaded bytes arrive: in memory, bounded. Django's handlers put large files on disk in plain text."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class BoundedMemoryHandler(FileUploadHandler):
    """Keeps at most EVIDENCE_MAX_BYTES of a request; the file that passes it arrives empty, marked `too_big`."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.kept = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.buffer = BytesIO()
        self.too_big = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keeps the chunk while there is room, and reads on without keeping when there is not."""
        self.kept += len(raw_data)
        if self.kept > settings.EVIDENCE_MAX_BYTES:
            self.too_big = True
            self.buffer = BytesIO()
        else:
            self.buffer.write(raw_data)
        return None

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Returns the file, empty and marked when it was too big."""
        self.buffer.seek(0)
        size = len(self.buffer.getvalue())
        upload = InMemoryUploadedFile(
            self.buffer, self.field_name, self.file_name or "", self.content_type, size, self.charset
        )
        upload.too_big = self.too_big  # type: ignore[attr-defined]  # read by evidence.sniff
        return upload
