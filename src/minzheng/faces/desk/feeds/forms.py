"""What officers state about a delivery."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from minzheng.faces.desk.feeds.uploading import MEGABYTE, MOST_UPLOAD
from minzheng.faces.looks.fields import DayField

MOST = MOST_UPLOAD // MEGABYTE


class DeliverForm(forms.Form):
    """A file and the day its data stand for."""

    day = DayField(label="数据日期", help_text="数据截止到哪一天，不是收到文件的日子。")
    file = forms.FileField(
        label="数据文件",
        allow_empty_file=True,  # the engine says what is wrong with an empty one
        help_text=f"CSV、XLSX 或 Parquet，也可以是只装一个文件的 ZIP，最大 {MOST} MB。"
        "更大的文件请用命令 ./minzheng feed stage。",
    )

    def __init__(self, data: Any, files: Any, *, on: date) -> None:
        super().__init__(data, files, initial={"day": on})

    def clean_file(self) -> "UploadedFile[bytes]":
        """Its true size is known even where it was not kept."""
        upload: UploadedFile[bytes] = self.cleaned_data["file"]
        if (upload.size or 0) > MOST_UPLOAD:
            raise ValidationError(
                f"文件有 {(upload.size or 0) // MEGABYTE} MB，网页最多收 {MOST} MB。"
                "请压缩成 ZIP，或用命令 ./minzheng feed stage 报送。"
            )
        return upload


class AcceptForm(forms.Form):
    """A note; where something blocks, the reason why it is taken all the same."""

    reason = forms.CharField(
        label="说明", max_length=500, required=False, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, data: Any, *, blocked: bool) -> None:
        super().__init__(data)
        if blocked:
            field = self.fields["reason"]
            field.required, field.label = True, "仍要接收的理由"
            field.help_text = "会和您的姓名一起留在这次报送上。"


class ReasonForm(forms.Form):
    """Why it is sent or taken back."""

    reason = forms.CharField(label="理由", max_length=500, widget=forms.Textarea({"rows": 3}))
