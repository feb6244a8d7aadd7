"""What officers choose and write about the lists of basic elder care."""

from typing import Any

from django import forms

from minzheng.engines.guarantees import api
from minzheng.faces.looks.fields import DayField, offer
from minzheng.kernel.matter import catalogue

ALL, RULES = ("", "全部"), 5
WORDS = (
    ("name", "叫什么"), ("group", "哪一类老年人"), ("who", "给谁（写给老人看）"),
    ("standard", "给多少、怎样给"), ("payer", "谁出钱"), ("provider", "谁提供"),
    ("where", "在哪里办"),
)  # fmt: skip


class MissingFilters(forms.Form):
    """Of which item, how far."""

    item = forms.ChoiceField(label="项目", required=False)
    reply = forms.ChoiceField(label="到哪一步", required=False)

    def __init__(self, data: Any, *, names: dict[str, str]) -> None:
        super().__init__(data)
        offer(self, "item", [ALL, *((code, f"{code} {name}") for code, name in names.items())])
        offer(self, "reply", [("", "没有了结的"), *api.Reply.choices])
        self.is_valid()

    def told(self, name: str) -> str:
        """What was chosen; what is not among the choices narrows nothing."""
        return str(self.cleaned_data.get(name, ""))


class HeadForm(forms.Form):
    """The head of a list."""

    place = forms.ChoiceField(label="哪里的清单")
    title = forms.CharField(label="名称", max_length=80)
    issuer = forms.CharField(label="发布机关", max_length=80)
    basis = forms.CharField(
        label="依据", max_length=200, help_text="文件名称和文号，老人在公开页上看得到"
    )
    since = DayField(label="从哪天起施行")
    why = forms.CharField(
        label="为什么调整", required=False, max_length=500, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, data: Any, *, places: list[tuple[str, str]]) -> None:
        super().__init__(data)
        offer(self, "place", places)


class ItemForm(forms.Form):
    """One item. Rules are chosen, never typed."""

    code = forms.CharField(label="代号", max_length=8, help_text="一个大写字母加数字，例如 Z02")
    form = forms.ChoiceField(label="形式", choices=tuple(api.FORMS.items()))
    tests = forms.MultipleChoiceField(
        label="哪些规则都成立才算", required=False,
        help_text="一条也不选的，由工作人员当场认定", widget=forms.SelectMultiple({"size": RULES}),
    )  # fmt: skip
    has = forms.ChoiceField(label="哪条规则说明已经在享受", required=False)
    matter = forms.ChoiceField(label="办哪个事项", required=False)

    def __init__(self, data: Any, *, item: api.Item | None = None) -> None:
        known = item.as_data() if item else {}
        super().__init__(data, initial=known)
        for name, label in WORDS:
            self.fields[name] = forms.CharField(label=label, max_length=200)
        rules = list(api.references())
        offer(self, "tests", rules)
        offer(self, "has", [("", "没有这样的规则"), *rules])
        matters = [(key, str(matter)) for key, matter in catalogue().matters.items()]
        offer(self, "matter", [("", "不办事项"), *matters])
        self.order_fields(["code", "name", "group", "form", "who", "tests"])


class WhyForm(forms.Form):
    """What she said."""

    reason = forms.CharField(
        label="老人怎么说的", max_length=200, required=False, widget=forms.Textarea({"rows": 2}),
        help_text="不要写病情、证件号。",
    )  # fmt: skip
