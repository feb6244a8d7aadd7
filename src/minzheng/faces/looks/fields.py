"""Form fields the house shares: money in yuan, a day in three boxes, a piece of evidence."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from minzheng.kernel import money

MEGABYTE = 1024 * 1024
EVIDENCE_STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-")


def offer(form: forms.Form, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """What a field lets one choose, where it is known only when the form is made."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"“{name}”不是选择题，不能给出选项")
    field.choices = list(choices)


class MoneyInput(forms.TextInput):
    """A box for yuan; the value behind it is whole fen."""

    unit_words = "元"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: object) -> str:
        return money.yuan(value) if isinstance(value, int) else str(value or "")


class MoneyField(forms.Field):
    """Yuan as people write them (1,238.50), whole fen as we keep them (123850)."""

    widget = MoneyInput

    def to_python(self, value: str | None) -> int | None:
        text = (value or "").strip().removesuffix("元")
        if not text:
            return None
        try:
            return money.parse_money(f"{text}元")
        except money.MoneyError as wrong:
            said = f"{self.label or '金额'}请写数字，例如 1238.50；您填的是“{text[:20]}”。"
            raise ValidationError(said) from wrong


class DayBoxes(forms.MultiWidget):
    """Three boxes: year, month, day."""

    boxes = True
    template_name = "looks/parts/day_boxes.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        box = {"inputmode": "numeric", "autocomplete": "off"}
        sizes = {"year": 4, "month": 2, "day": 2}
        inputs = [forms.TextInput({**box, "maxlength": length}) for length in sizes.values()]
        super().__init__(dict(zip(sizes, inputs, strict=True)), attrs)

    def decompress(self, value: date | None) -> list[int | None]:
        return [value.year, value.month, value.day] if value else [None, None, None]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        parts = (("year", "年"), ("month", "月"), ("day", "日"))
        for box, (part, words) in zip(context["widget"]["subwidgets"], parts, strict=True):
            box["part"], box["words"] = part, words
        return context


class DayField(forms.Field):
    """A date asked in three boxes; what is wrong is said by its own name."""

    widget = DayBoxes

    def to_python(self, value: Sequence[str | None] | date | None) -> date | None:
        if value is None or isinstance(value, date):
            return value
        written = [(part or "").strip() for part in value]
        if not any(written):
            return None
        if not all(part.isdecimal() for part in written):
            raise ValidationError("日期要把年、月、日都填上，用数字，例如 2026 年 11 月 21 日。")
        return _day(*(int(part) for part in written))


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as wrong:
        said = f"没有 {year} 年 {month} 月 {day} 日这一天，请核对。"
        raise ValidationError(said) from wrong


class EvidenceField(forms.FileField):
    """A photo or PDF, judged by its first bytes; `why` is shown beside it."""

    widget = forms.FileInput

    def __init__(self, *, why: str = "", sample_url: str = "", max_mb: int = 20, **kw: Any) -> None:
        super().__init__(**kw)
        self.why, self.sample_url, self.max_mb = why, sample_url, max_mb
        self.widget.attrs["accept"] = "image/jpeg,image/png,application/pdf"

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        if isinstance(upload, UploadedFile):
            self._check(upload)
        return upload

    def _check(self, upload: "UploadedFile[bytes]") -> None:
        size = upload.size or 0
        if size > self.max_mb * MEGABYTE:
            raise ValidationError(
                f"“{upload.name}”有 {size // MEGABYTE} MB，最多 {self.max_mb} MB。"
                "请重新拍照或压缩后再传。"
            )
        start = upload.read(8)
        upload.seek(0)
        if not start.startswith(EVIDENCE_STARTS):
            raise ValidationError(
                f"“{upload.name}”不是照片（JPG、PNG）或 PDF。请拍照上传，或另存为 PDF 后再传。"
            )


class TenthsField(forms.DecimalField):
    """Points as people write them (7.5), whole tenths as we keep them (75)."""

    def __init__(self, **kw: Any) -> None:
        super().__init__(max_digits=7, decimal_places=1, min_value=0, **kw)
        self.widget.attrs["inputmode"] = "decimal"

    def clean(self, value: Any) -> int | None:
        given = super().clean(value)
        return None if given is None else int(given * 10)

    def prepare_value(self, value: Any) -> Any:
        """Tenths from us as points; what somebody typed stays as it is."""
        if not isinstance(value, int):
            return value
        whole, rest = divmod(value, 10)
        return f"{whole}.{rest}" if rest else f"{whole}"
