"""Forms of the window: a person to register, and for whom it is."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from minzheng.engines.cases.api import Lodging, Mandate
from minzheng.faces.looks.fields import DayField, offer
from minzheng.registers.households.api import RELATIONS

NUMBERED, NAMED, UNKNOWN = "numbered", "named", "unknown"
ALONE, JOINING, NONE = "alone", "joining", "none"
HERSELF = "本人申请"
MANDATES = (HERSELF, "家庭成员代办", "村（居）民委员会代办", "其他受委托人代办", "工作人员帮助填写")


class RegisterForm(forms.Form):
    """Somebody the register does not know yet."""

    use_required_attribute = False
    kind = forms.ChoiceField(label="有没有证件", widget=forms.RadioSelect, initial=NUMBERED)
    name = forms.CharField(label="姓名", max_length=40, help_text="与证件一致；身份不明的留空。")
    id_number = forms.CharField(
        label="身份证号", max_length=24,
        help_text="18 位。性别和出生日期由号码得出，下面不用再填。",
    )  # fmt: skip
    sex = forms.ChoiceField(
        label="性别", choices=(("1", "男"), ("2", "女")), widget=forms.RadioSelect,
        help_text="没有证件号码时填。",
    )  # fmt: skip
    born_on = DayField(label="出生日期", help_text="没有证件号码、知道生日时填。")
    born_in = forms.IntegerField(
        label="估计出生年份", min_value=1900,
        help_text="身份不明时按外貌估计，例如 1971；查明后再更正。",
    )  # fmt: skip
    phone = forms.CharField(label="电话", max_length=20, required=False)
    living = forms.ChoiceField(label="现在住在哪里（求助地）")
    address = forms.CharField(
        label="住址或者发现地点", max_length=200, required=False,
        help_text="例如：3 队 12 号；云岭汽车站候车厅。",
    )  # fmt: skip
    registered = forms.RegexField(
        r"^\s*(\d{6}|\d{9}|\d{12})\s*$", label="户籍地代码", max_length=12, required=False,
        help_text="户口不在现住地的才填；不清楚的留空。",
        error_messages={"invalid": "行政区划代码是 6、9 或 12 位数字，例如 440106"},
    )  # fmt: skip
    family = forms.ChoiceField(label="家庭", widget=forms.RadioSelect, initial=ALONE)
    number = forms.CharField(
        label="家庭户号", max_length=20, help_text="加入已登记的家庭时填，例如 H440118-000123。"
    )
    relation = forms.TypedChoiceField(
        label="与户主关系", coerce=int, empty_value=None, help_text="加入已登记的家庭时填。",
        choices=[("", "请选择"), *((str(code), text) for code, text in RELATIONS.items())],
    )  # fmt: skip

    def __init__(self, data: Any, *, places: Mapping[str, str], strangers: bool) -> None:
        super().__init__(data)
        kinds = [(NUMBERED, "有身份证号"), (NAMED, "没有号码，知道姓名和生日")]
        homes = [(ALONE, "单独居住，登记为一人户"), (JOINING, "加入已登记的家庭")]
        if strangers:
            kinds.append((UNKNOWN, "身份不明"))
            homes.append((NONE, "在当地没有家庭"))
        self._offer("kind", kinds)
        self._offer("family", homes)
        self._offer("living", list(places.items()))

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        offer(self, name, choices)

    def clean(self) -> dict[str, Any]:
        """What is needed rests on the papers she has and on where she belongs."""
        given = super().clean() or {}
        family = JOINED if given.get("family") == JOINING else ()
        needed = {*NEEDED.get(given.get("kind", ""), ()), *family}
        for name, said in MISSING.items():
            empty = name in self.errors and self.errors.as_data()[name][0].code == "required"
            if empty:
                del self.errors[name]
                given[name] = None if name in ("born_on", "born_in", "relation") else ""
            if empty and name in needed:
                self.add_error(name, said)
        return given


NEEDED = {
    NUMBERED: ("name", "id_number"), NAMED: ("name", "sex", "born_on"),
    UNKNOWN: ("sex", "born_in"),
}  # fmt: skip
JOINED = ("number", "relation")
MISSING = {
    "name": "请填写姓名；说不出姓名的，上面选“身份不明”",
    "id_number": "请填写 18 位身份证号；没有的，上面选“没有号码”",
    "sex": "请选择性别",
    "born_on": "请填写出生日期；不知道的，上面选“身份不明”",
    "born_in": "请估计出生年份，例如 1971",
    "number": "请填写她要加入的家庭的户号，可以在“档案”里查到",
    "relation": "请选择与户主的关系",
}


class BeginForm(forms.Form):
    """For whom, who applies, by what mandate, where."""

    person = forms.TypedChoiceField(label="为谁申请", coerce=int, widget=forms.RadioSelect)
    applicant = forms.TypedChoiceField(
        label="申请人", coerce=int, widget=forms.RadioSelect,
        help_text="签承诺、收文书、收款的人。未成年人由监护人申请。",
    )  # fmt: skip
    mandate = forms.ChoiceField(
        label="谁来办", choices=[(word, word) for word in MANDATES], initial=HERSELF,
        widget=forms.RadioSelect,
    )  # fmt: skip
    agent = forms.CharField(
        label="代办人姓名", max_length=40, required=False, help_text="本人来办的留空。"
    )
    authority = forms.CharField(
        label="凭什么代办", max_length=100, required=False,
        help_text="例如：2026年11月2日书面委托书；监护人身份。",
    )  # fmt: skip
    place = forms.ChoiceField(
        label="急难发生地（求助地）",
        help_text="这个事项在哪里求助就由哪里办，不看户口。",
    )  # fmt: skip

    def __init__(
        self,
        data: Any,
        *,
        people: Sequence[tuple[int, str]],
        adults: Sequence[tuple[int, str]],
        places: Mapping[str, str],
        personal: bool,
    ) -> None:
        initial = {"person": people[0][0], "applicant": adults[0][0]}
        super().__init__(data, initial=initial)
        self._offer("person", people)
        self._offer("applicant", adults)
        self._offer("place", list(places.items()))
        if not personal:
            del self.fields["person"]
        if not places:
            del self.fields["place"]

    def _offer(self, name: str, choices: Sequence[tuple[Any, str]]) -> None:
        offer(self, name, choices)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("mandate", HERSELF) != HERSELF and not given.get("agent"):
            self.add_error("agent", "有人代办的，请填写代办人姓名")
        return given

    @property
    def lodging(self) -> Lodging:
        """For whom and where."""
        given = self.cleaned_data
        return Lodging(given.get("person"), given.get("place", ""))

    @property
    def by_mandate(self) -> Mandate | None:
        """Who applies for another; None when she came herself."""
        given = self.cleaned_data
        if given["mandate"] == HERSELF:
            return None
        return Mandate(given["agent"], given["authority"] or given["mandate"])
