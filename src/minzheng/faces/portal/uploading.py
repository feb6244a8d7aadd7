"""Files from a citizen: judged by true size before they are read; the engine judges the kind."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

MEBIBYTE = 1024 * 1024
TAKEN = "image/jpeg,image/png,image/heic,application/pdf"
HELP = "可以直接拍照。JPG、PNG、HEIC 照片或 PDF，不超过 20 MB。"
EMPTY = "这个文件是空的，可能没有拍成功，请重新选一次。"


class PaperField(forms.FileField):
    """A photo or PDF; too large a file is refused with its size, before anything reads it."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**{"help_text": HELP, "error_messages": {"empty": EMPTY}, **more})
        self.why, self.sample_url = "", ""
        self.widget.attrs["accept"] = TAKEN

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        if isinstance(upload, UploadedFile):
            refuse_too_large(upload)
        return upload


def refuse_too_large(upload: "UploadedFile[bytes]") -> None:
    """Raises ValidationError naming file, size and what to do."""
    size = upload.size or 0
    if size > settings.MAX_UPLOAD_BYTES:
        most = settings.MAX_UPLOAD_BYTES // MEBIBYTE
        raise ValidationError(
            f"“{upload.name}”有 {size // MEBIBYTE} MB，最多 {most} MB。"
            "请拍照时选小一些的尺寸，或分成几份再传；其他填好的内容都还在。"
        )


def read_upload(upload: "UploadedFile[bytes]") -> bytes:
    """The bytes of a file that was not refused."""
    return bytes(upload.read())
