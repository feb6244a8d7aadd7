"""What officers choose and write about care by agreement."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField

from minzheng.engines.access.api import Viewer
from minzheng.engines.caregiving.api import (
    ANSWERS,
    CARER,
    HEALTH,
    HOME,
    HOUSE,
    MODES,
    MONEY,
    OWN,
    PAYEES,
    RELATIONS,
    SIGNERS,
    STATES,
    Agreement,
    Charge,
    NewAgreement,
    NewVisit,
    Paper,
    Signing,
    Wanted,
    schemes,
)
from minzheng.faces.desk.forms.filters import places_below
from minzheng.faces.looks.fields import DayField, EvidenceField, offer
from minzheng.kernel.months import Month, MonthError
from minzheng.registers.people.api import find_by_id_number

ALL = ("", "全部")
YES, NO = "yes", "no"
APPROVED, SENT_BACK = "approved", "sent_back"
RIGHT, WRONG = "right", "wrong"
MOST = 500


class ChargeFilters(forms.Form):
    """What the list shows; everything stands in the address."""

    state = forms.ChoiceField(label="名单", required=False, choices=list(STATES.items()))
    division = forms.ChoiceField(label="所在地", required=False)
    tier = forms.ChoiceField(label="档次", required=False)
    mode = forms.ChoiceField(label="方式", required=False, choices=(ALL, *MODES.items()))
    after = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, viewer: Viewer, on: date) -> None:
        super().__init__(data)
        tiers = {tier.code: tier.name for scheme in schemes().values() for tier in scheme.tiers}
        offer(self, "tier", [ALL, *tiers.items()])
        offer(self, "division", [ALL, *places_below(viewer, on)])
        self.is_valid()

    @property
    def wanted(self) -> Wanted:
        """What was chosen; what is not among the choices narrows nothing."""
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return Wanted(**given)


class MonthFilters(forms.Form):
    """Which month, and which place below one's own."""

    month = forms.CharField(label="月份", required=False, max_length=7, help_text="如 2026-11")
    division = forms.ChoiceField(label="所在地", required=False)
    after = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, viewer: Viewer, on: date) -> None:
        super().__init__(data)
        self.on = on
        offer(self, "division", [ALL, *places_below(viewer, on)])
        self.is_valid()

    def clean_month(self) -> str:
        """A month as it is written."""
        written: str = self.cleaned_data["month"]
        try:
            return str(Month.parse(written)) if written else ""
        except MonthError as wrong:
            raise forms.ValidationError(str(wrong)) from wrong

    @property
    def chosen(self) -> Month:
        """The month chosen; this month where nothing readable is."""
        written = self.cleaned_data.get("month", "")
        return Month.parse(written) if written else Month.of(self.on)


class AgreementForm(forms.Form):
    """Who looks after her, from when until when, and where the money goes."""

    carer_id = forms.CharField(
        label="照料人身份证号", max_length=18, help_text="要先在登记簿里登记过。"
    )
    relation = forms.ChoiceField(
        label="照料人是他（她）的什么人", choices=list(RELATIONS.items()), widget=forms.RadioSelect
    )
    health = forms.ChoiceField(
        label="照料人的健康状况", choices=list(HEALTH.items()), widget=forms.RadioSelect
    )
    since = DayField(label="从哪天起")
    until = DayField(label="到哪天止", required=False, help_text="不填的，到终止为止。")
    payee = forms.ChoiceField(label="照料护理费发到哪里", widget=forms.RadioSelect)
    account = forms.CharField(
        label="收款账号", max_length=40, required=False,
        help_text="发到照料人或者机构账户的填；只有照料护理费发到这个账户，生活费仍发到本人账户。",
    )  # fmt: skip
    bank = forms.CharField(label="开户行", max_length=60, required=False)

    def __init__(self, data: Any, *, charge: Charge, on: date) -> None:
        super().__init__(data, initial={"since": on, "payee": OWN})
        at_home = charge.mode == HOME
        allowed = (OWN, CARER if at_home else HOUSE)
        offer(self, "payee", [(code, PAYEES[code]) for code in allowed])
        if not at_home:
            for name in ("carer_id", "relation", "health"):
                del self.fields[name]

    def clean_carer_id(self) -> str:
        """Somebody whom the register knows."""
        written: str = self.cleaned_data["carer_id"]
        if find_by_id_number(written) is None:
            raise forms.ValidationError(
                "登记簿里没有这个身份证号，请核对；没有登记过的，先在“收件”里登记这个人"
            )
        return written

    def clean(self) -> dict[str, Any]:
        """Another's account needs its number."""
        given = self.cleaned_data
        if given.get("payee") not in (None, OWN) and not given.get("account"):
            self.add_error("account", "发到照料人或者机构账户的，请填收款账号")
        return given

    def new(self) -> NewAgreement:
        """What the engine is told."""
        given = dict(self.cleaned_data)
        number = given.pop("carer_id", "")
        carer = find_by_id_number(number) if number else None
        return NewAgreement(carer=carer, **given)


class SigningForm(forms.Form):
    """Who signed when, and the paper."""

    signed_on = DayField(label="哪天签的")
    signer = forms.ChoiceField(
        label="被照料一方由谁签字", choices=list(SIGNERS.items()), widget=forms.RadioSelect
    )
    signer_name = forms.CharField(
        label="监护人姓名", max_length=40, required=False, help_text="监护人签字的填。"
    )
    other_name = forms.CharField(label="照料方签字人", max_length=40, required=False)
    paper = EvidenceField(label="三方签字的协议", why="拍照或者扫描，三方签字都要看得清。")

    def __init__(self, data: Any, files: Any, *, agreement: Agreement, on: date) -> None:
        super().__init__(data, files, initial={"signed_on": on})
        self.fields["other_name"].help_text = f"不填的，是{agreement.other_party}。"
        if agreement.mode != HOME:
            self.fields["other_name"].required = True
            self.fields["other_name"].help_text = f"代表{agreement.other_party}签字的人。"

    def signing(self) -> Signing:
        """What the engine is told."""
        given = dict(self.cleaned_data)
        upload = given.pop("paper")
        return Signing(paper=Paper(upload.name, upload.read()), **given)


class ApprovalForm(forms.Form):
    """Whether the agreement comes into force."""

    outcome = forms.ChoiceField(
        label="决定", widget=forms.RadioSelect,
        choices=((APPROVED, "批准，协议生效"), (SENT_BACK, "退回，改好再签")),
    )  # fmt: skip
    why = forms.CharField(
        label="退回的原因", required=False, max_length=200, widget=forms.Textarea({"rows": 3})
    )

    def clean(self) -> dict[str, Any]:
        """Who is sent back is told why."""
        given = self.cleaned_data
        if given.get("outcome") == SENT_BACK and not given.get("why"):
            self.add_error("why", "退回的，请写明原因和要改什么")
        return given


class WhyForm(forms.Form):
    """Why."""

    why = forms.CharField(label="原因", max_length=200, widget=forms.Textarea({"rows": 3}))


class ModeForm(forms.Form):
    """From which day somebody wants to be looked after elsewhere."""

    day = DayField(label="哪天提出的")


class AccountForm(forms.Form):
    """The person's own account."""

    account = forms.CharField(label="本人的收款账号", max_length=40)
    bank = forms.CharField(label="开户行", max_length=60, required=False)


class FaultForm(forms.Form):
    """What was seen when somebody went again."""

    outcome = forms.ChoiceField(
        label="改好了吗", widget=forms.RadioSelect,
        choices=((RIGHT, "改好了"), (WRONG, "没有改好，要另找照料人")),
    )  # fmt: skip
    words = forms.CharField(
        label="再去看到了什么", max_length=300, widget=forms.Textarea({"rows": 3})
    )


class VisitForm(forms.Form):
    """How she is; made for one hand on a phone. Who was not seen needs only the reason."""

    day = DayField(label="哪天去的")
    seen = forms.ChoiceField(
        label="见到本人了吗", choices=((YES, "见到了"), (NO, "没有见到")), widget=forms.RadioSelect
    )
    money = forms.ChoiceField(
        label="上个月的照料护理费收到了吗（当面问）", required=False,
        choices=list(MONEY.items()), widget=forms.RadioSelect,
    )  # fmt: skip
    complaint = forms.CharField(
        label="本人、邻居有什么不满", required=False, max_length=MOST,
        widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip
    needs = forms.CharField(
        label="还需要什么帮助", required=False, max_length=MOST,
        widget=forms.Textarea({"rows": 2}), help_text="例如装扶手、送餐；交乡镇经办人安排。",
    )  # fmt: skip
    words = forms.CharField(
        label="情况说明", required=False, max_length=MOST, widget=forms.Textarea({"rows": 3}),
        help_text="没有见到的，写明为什么、什么时候再去。",
    )  # fmt: skip
    photo = EvidenceField(label="照片", required=False, why="拍人之前先征得同意。")

    def __init__(
        self, data: Any, files: Any, *, charge: Charge, agreement: Agreement | None, on: date
    ) -> None:
        super().__init__(data, files, initial={"day": on})
        self.charge, self.agreement = charge, agreement
        asked = not data or data.get("seen") != NO  # who was not seen cannot be asked
        self.fields["money"].required = asked
        for name, words in charge.plan.abilities.items():
            said = {True: "评估时能", False: "评估时不能"}.get(
                charge.abilities.get(name), "没有评估"
            )
            self.fields[f"able-{name}"] = forms.ChoiceField(
                label=words, required=asked, help_text=said,
                choices=((YES, "能"), (NO, "不能")), widget=forms.RadioSelect,
            )  # fmt: skip
        for code, words in agreement.task_words if agreement else ():
            self.fields[f"task-{code}"] = forms.ChoiceField(
                label=words, required=asked, choices=list(ANSWERS.items()),
                widget=forms.RadioSelect,
            )  # fmt: skip

    @property
    def abilities(self) -> Iterator[BoundField]:
        """The questions about what she can do."""
        return (self[name] for name in self.fields if name.startswith("able-"))

    @property
    def tasks(self) -> Iterator[BoundField]:
        """The questions about what was agreed."""
        return (self[name] for name in self.fields if name.startswith("task-"))

    def clean(self) -> dict[str, Any]:
        """Who was not seen needs a reason."""
        given = self.cleaned_data
        if given.get("seen") == NO and not given.get("words"):
            self.add_error("words", "没有见到本人的，请写明为什么、什么时候再去")
        return given

    def new(self) -> NewVisit:
        """What the engine is told."""
        given = self.cleaned_data
        upload, seen = given.get("photo"), given["seen"] == YES
        told = {name: given[name] for name in ("complaint", "needs", "words")}
        return NewVisit(
            day=given["day"], seen=seen, money=given["money"] if seen else "",
            abilities={key: value == YES for key, value in self._under("able-")} if seen else {},
            tasks=dict(self._under("task-")) if seen else {},
            photo=Paper(upload.name, upload.read()) if upload else None, **told,
        )  # fmt: skip

    def _under(self, start: str) -> Iterator[tuple[str, str]]:
        for name, value in self.cleaned_data.items():
            if name.startswith(start):
                yield name.removeprefix(start), value
