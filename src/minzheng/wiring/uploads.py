"""Uploads over the limit are counted but not kept, so that the form can say how large."""

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class BoundedUploadHandler(TemporaryFileUploadHandler):
    """``UploadedFile.size`` is the true size; the disk sees MAX_UPLOAD_BYTES and a chunk."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if start <= settings.MAX_UPLOAD_BYTES:
            super().receive_data_chunk(raw_data, start)
        return None
