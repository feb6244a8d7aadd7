"""Forms of the window: a person to register, for whom it is, and the application on one page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField

from minzheng.engines.cases.api import Asked, Lodging, Mandate, Upload, WantedPaper
from minzheng.faces.desk.forms.records import field_of, typed
from minzheng.faces.looks.fields import DayField, EvidenceField, offer
from minzheng.kernel.form import Commitment, Page
from minzheng.registers.households.api import RELATIONS
from minzheng.registers.people.api import Person

# With a hyphen they can never be the name of a fact.
PAPER, SIGNED = "paper-", "signed-"
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


@dataclass(frozen=True)
class Part:
    """The questions of one page about one member, or about all, with what is known to confirm."""

    name: str
    known: tuple[tuple[str, str], ...]
    fields: tuple[BoundField, ...]


@dataclass(frozen=True)
class Section:
    """One page of the form as a part of the long one."""

    page: Page
    parts: tuple[Part, ...]


class ApplicationForm(forms.Form):
    """The whole application on one page: every question, papers, signatures."""

    use_required_attribute = False

    def __init__(
        self,
        data: Any,
        files: Any,
        *,
        pages: Sequence[tuple[Page, Sequence[Asked]]],
        papers: Iterable[WantedPaper],
        signers: Iterable[Person],
        initial: Mapping[str, Any],
    ) -> None:
        super().__init__(data, files, initial=dict(initial))
        self.pages, self.papers, self.signers = pages, tuple(papers), tuple(signers)
        for _, questions in pages:
            for asked in questions:
                if not asked.is_known:
                    self.fields[asked.name] = _field_of(asked)
        for paper in self.papers:
            self.fields[PAPER + paper.attachment.key] = EvidenceField(
                label=paper.attachment.title, required=paper.attachment.required,
                why=paper.attachment.why,
            )  # fmt: skip
        for person in self.signers:
            self.fields[f"{SIGNED}{person.pk}"] = forms.BooleanField(
                label=f"{person.name}已在纸质承诺书上签字或者按手印", required=True
            )

    def sections(self) -> list[Section]:
        """The questions in the order of the form."""
        return [Section(page, tuple(self._parts(asks))) for page, asks in self.pages if asks]

    def _parts(self, asks: Sequence[Asked]) -> Iterable[Part]:
        for name in dict.fromkeys(asked.member_name for asked in asks):
            ours = [asked for asked in asks if asked.member_name == name]
            yield Part(
                name,
                tuple((asked.field.label, asked.known) for asked in ours if asked.is_known),
                tuple(self[asked.name] for asked in ours if not asked.is_known),
            )

    def paper_boxes(self) -> list[tuple[WantedPaper, BoundField]]:
        """Papers with their boxes."""
        return [(paper, self[PAPER + paper.attachment.key]) for paper in self.papers]

    def signature_boxes(self) -> list[BoundField]:
        """One box a signer."""
        return [self[f"{SIGNED}{person.pk}"] for person in self.signers]

    def typed_on(self, asks: Sequence[Asked]) -> dict[str, str]:
        """What was typed on one page, as the engine reads it."""
        given = self.cleaned_data
        return typed({asked.name: given.get(asked.name) for asked in asks})

    def uploads(self) -> list[Upload]:
        """The papers chosen."""
        keys = [paper.attachment.key for paper in self.papers]
        given = ((key, self.cleaned_data.get(PAPER + key)) for key in keys)
        return [Upload(key, file.name, file.read()) for key, file in given if file]

    def signed(self, commitments: Iterable[Commitment]) -> dict[str, list[int]]:
        """Who signed; a paper form bears all the commitments at once."""
        who = [p.pk for p in self.signers if self.cleaned_data.get(f"{SIGNED}{p.pk}")]
        return {commitment.key: who for commitment in commitments}

    def read(self) -> None:
        """Clean what was typed; that something is still empty is the engine's to say."""
        self.full_clean()
        for name, found in list(self.errors.as_data().items()):
            if all(error.code == "required" for error in found):
                del self.errors[name]

    @property
    def is_clean(self) -> bool:
        """Whether nothing is wrong."""
        return not self.errors

    def tell(self, errors: Mapping[str, str]) -> None:
        """Say each refusal where it can be mended."""
        for name, said in errors.items():
            box = self._box(name)
            if box not in self.errors or box is None:
                self.add_error(box, ValidationError(said))

    def _box(self, name: str) -> str | None:
        """A question, a paper by its key, or a signature "commitment.person"."""
        signer = f"{SIGNED}{name.rpartition('.')[2]}"
        return next((box for box in (name, PAPER + name, signer) if box in self.fields), None)


def _field_of(asked: Asked) -> forms.Field:
    """The box, labelled without the name: it stands above all of a member's boxes."""
    built = field_of(asked)
    built.label = asked.field.label
    if isinstance(built.widget, forms.Textarea):
        built.widget = forms.TextInput({"maxlength": built.widget.attrs.get("maxlength", 500)})
    return built
