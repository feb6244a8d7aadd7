"""What officers state about interface partners."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms

from minzheng.engines.partners.api import EVERY_MATTER, MOST_YEARS, SCOPES, NewPartner
from minzheng.faces.looks.fields import DayField, offer
from minzheng.kernel.matter import catalogue

AREA = forms.Textarea({"rows": 3})
SEPARATORS = re.compile(r"[\s,，、;；]+")


class PartnerForm(forms.Form):
    """A system of another organisation, from its letter."""

    division_code = forms.ChoiceField(label="由哪里登记", widget=forms.RadioSelect)
    organisation = forms.CharField(label="单位", max_length=80)
    name = forms.CharField(label="系统名称", max_length=80)
    contact = forms.CharField(label="联系人和电话", max_length=60)
    purpose = forms.CharField(label="用途", max_length=300, widget=AREA)
    basis = forms.CharField(
        label="依据", max_length=300, help_text="法律、行政法规或者文件、协议的名称和条款。"
    )
    scopes = forms.MultipleChoiceField(
        label="要做什么", widget=forms.CheckboxSelectMultiple, choices=list(SCOPES.items()),
        help_text="只选用得到的。",
    )  # fmt: skip
    divisions = forms.MultipleChoiceField(
        label="能查哪里", widget=forms.CheckboxSelectMultiple, help_text="含下级。"
    )
    matters = forms.MultipleChoiceField(
        label="哪些事项", widget=forms.CheckboxSelectMultiple, help_text="只选用得到的。"
    )
    by_law = forms.BooleanField(
        label="依法核验，不凭本人同意", required=False,
        help_text="只有法律、行政法规写明可以查询核对的单位才选，依据写在上面。",
    )  # fmt: skip
    institutions = forms.CharField(
        label="替哪些机构报送", required=False, max_length=2000, widget=AREA,
        help_text="选了“替机构报空位”的才填：机构的统一社会信用代码，空格隔开。",
    )  # fmt: skip
    per_minute = forms.IntegerField(label="每分钟最多几次", initial=60)
    per_day = forms.IntegerField(label="每天最多几次", initial=5000)
    addresses = forms.CharField(
        label="只能从哪些 IP 地址来", required=False, max_length=400,
        help_text="地址或网段，空格隔开，例如 203.0.113.0/24。不填就不限。",
    )  # fmt: skip
    ends_on = DayField(label="使用到哪天", help_text=f"最长 {MOST_YEARS} 年。")

    def __init__(self, data: Any, *, places: Iterable[tuple[str, str]]) -> None:
        listed = list(places)
        super().__init__(data, initial={"division_code": listed[0][0] if listed else ""})
        offer(self, "division_code", listed[:1])
        offer(self, "divisions", listed)
        matters = catalogue().matters.values()
        known = [(each.key, each.service.short) for each in matters]
        offer(self, "matters", [(EVERY_MATTER, "全部事项"), *known])

    def new(self) -> NewPartner:
        """What the engine is told."""
        given = dict(self.cleaned_data)
        for name in ("scopes", "divisions", "matters"):
            given[name] = tuple(given[name])
        for name in ("addresses", "institutions"):
            given[name] = tuple(each for each in SEPARATORS.split(given[name]) if each)
        return NewPartner(**given)

    def refuse(self, errors: dict[str, str]) -> None:
        """What the engine found wrong, beside each field."""
        for name, text in errors.items():
            self.add_error(name, text)


class NoteForm(forms.Form):
    """An opinion beside an approval; may be left out."""

    note = forms.CharField(label="意见", required=False, max_length=500, widget=AREA)


class WhyForm(forms.Form):
    """A reason that must be there."""

    note = forms.CharField(label="理由", max_length=500, widget=AREA)


class SigningKeyForm(forms.Form):
    """The public key with which a partner signs."""

    key_id = forms.CharField(
        label="公钥编号", max_length=60, help_text="对方自己定，例如 2026-11。"
    )
    public_key = forms.CharField(
        label="公钥", max_length=60,
        help_text="Ed25519 公钥的 32 字节，base64 写成 44 个字符。私钥由对方保管，不要发给我们。",
    )  # fmt: skip

    def refuse(self, errors: dict[str, str]) -> None:
        """What the engine found wrong, beside each field."""
        for name, text in errors.items():
            self.add_error(name, text)
