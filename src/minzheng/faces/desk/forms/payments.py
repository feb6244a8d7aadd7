"""What officers state about runs, returns and recoveries."""

from collections.abc import Iterable
from typing import Any

from django import forms

from minzheng.engines.payments.api import Offset, layouts
from minzheng.faces.looks.fields import DayField, MoneyField, offer
from minzheng.kernel.months import Month

KEEP, NEW = "keep", "new"
MOST_BYTES = 20 * 1024 * 1024


class ComputeForm(forms.Form):
    """Which matter, where, which month."""

    scope = forms.ChoiceField(label="事项和区县", widget=forms.RadioSelect)
    month = forms.ChoiceField(label="发放月份")

    def __init__(
        self, data: Any, *, scopes: Iterable[tuple[str, str]], months: Iterable[Month]
    ) -> None:
        super().__init__(data)
        offer(self, "scope", list(scopes))
        offer(self, "month", [(str(m), m.label) for m in months])


class ExportForm(forms.Form):
    """The bank's layout."""

    layout = forms.ChoiceField(label="银行版式", widget=forms.RadioSelect)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"layout": "generic"})
        shapes = [(key, shape.title) for key, shape in layouts().items()]
        offer(self, "layout", shapes)


class ReturnForm(forms.Form):
    """The bank's return file."""

    file = forms.FileField(label="回盘文件", help_text="银行返回的文本文件，最多 20 MB。")

    def clean_file(self) -> bytes:
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            size = upload.size // 1024 // 1024
            raise forms.ValidationError(
                f"“{upload.name}”有 {size} MB，最多 20 MB。请核对是否选对文件。"
            )
        content: bytes = upload.read()
        return content


class ReissueForm(forms.Form):
    """To the same account once more, or to a new one."""

    way = forms.ChoiceField(
        label="发到哪里", widget=forms.RadioSelect,
        choices=((KEEP, "原账户（已恢复正常）"), (NEW, "新账户")),
    )  # fmt: skip
    name = forms.CharField(label="户名", max_length=60, required=False)
    bank = forms.CharField(label="开户行", max_length=60, required=False)
    number = forms.CharField(
        label="账号", max_length=30, required=False,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("way") == NEW:
            for name in ("name", "number"):
                if not given.get(name):
                    self.add_error(name, f"换新账户的，请填写“{self.fields[name].label}”。")
        return given


class RepayForm(forms.Form):
    """Money that came back."""

    amount = MoneyField(label="退回金额")
    on = DayField(label="到账日期")
    receipt = forms.CharField(label="凭据号", max_length=80)


class OffsetForm(forms.Form):
    """So much kept back from each payment."""

    monthly = MoneyField(label="每月抵扣")
    from_month = forms.ChoiceField(label="从哪个月开始")
    reason = forms.CharField(label="理由", max_length=200, widget=forms.Textarea({"rows": 3}))

    def __init__(self, data: Any, *, months: Iterable[Month]) -> None:
        super().__init__(data)
        offer(self, "from_month", [(str(m), m.label) for m in months])

    def offset(self) -> Offset:
        """What is proposed."""
        given = self.cleaned_data
        month = Month.parse(given["from_month"])
        return Offset(monthly=given["monthly"], from_month=month, reason=given["reason"])


class WriteOffForm(forms.Form):
    """Why the rest cannot be recovered."""

    reason = forms.CharField(
        label="核销的理由", max_length=200, widget=forms.Textarea({"rows": 3}),
        help_text="写明为什么追不回来，有什么证明。",
    )  # fmt: skip
