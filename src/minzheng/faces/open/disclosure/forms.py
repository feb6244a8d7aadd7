"""What readers fill in: what they look for, what they think of a draft, what is wrong on a page."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from minzheng.engines.disclosure.api import NewComment, NewCorrection, Wanted, category_choices
from minzheng.faces.looks.fields import offer

WHOLE = "整个征求意见稿"


class DirectoryForm(forms.Form):
    """What one looks for in the directory; everything stands in the address."""

    use_required_attribute = False
    q = forms.CharField(label="词语、文号或索引号", required=False, max_length=40)
    category = forms.ChoiceField(label="类别", required=False)
    body = forms.ChoiceField(label="发布机构", required=False)
    year = forms.ChoiceField(label="形成年份", required=False)

    def __init__(
        self, data: Mapping[str, Any], *, bodies: Iterable[tuple[str, str]], years: Iterable[int]
    ) -> None:
        super().__init__(data)
        offer(self, "category", [("", "全部"), *category_choices()])
        offer(self, "body", [("", "全部"), *bodies])
        offer(self, "year", [("", "全部"), *((str(year), f"{year} 年") for year in years)])

    def wanted(self) -> Wanted:
        """What the engine is asked; what makes no sense is left out."""
        self.is_valid()
        given = self.cleaned_data
        year = given.get("year", "")
        return Wanted(
            given.get("q", ""), given.get("category", ""), given.get("body", ""),
            int(year) if year else None,
        )  # fmt: skip


class CommentForm(forms.Form):
    """What a reader thinks of a draft."""

    about = forms.ChoiceField(label="对哪一部分提意见", required=False)
    text = forms.CharField(
        label="您的意见", max_length=3000, widget=forms.Textarea({"rows": 6}),
        help_text="写清楚应该怎样改、为什么。请不要写自己或者别人的身份证号、电话、账号。",
    )  # fmt: skip
    name = forms.CharField(
        label="怎样称呼您", required=False, max_length=40,
        help_text="可以不填。加密保存，不公开。", widget=forms.TextInput({"autocomplete": "name"}),
    )  # fmt: skip
    contact = forms.CharField(
        label="联系方式", required=False, max_length=60,
        help_text="电话或者邮箱，可以不填。加密保存，不公开；只在需要问清楚您的意见时用。",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, parts: Iterable[str]) -> None:
        super().__init__(data)
        offer(self, "about", [("", WHOLE), *((part, part) for part in parts)])

    def new(self) -> NewComment:
        """What the engine is told."""
        return NewComment(**self.cleaned_data)


class CorrectionForm(forms.Form):
    """What is wrong, and where."""

    page = forms.CharField(
        label="哪个网页", required=False, max_length=300,
        help_text="从页脚点进来的已经填好；不知道网址的，在下面写页面标题。",
    )  # fmt: skip
    text = forms.CharField(
        label="哪里不对", max_length=1000, widget=forms.Textarea({"rows": 5}),
        help_text="例如：电话打不通、数字不对、链接打不开、显示了不该显示的个人信息。",
    )  # fmt: skip
    contact = forms.CharField(
        label="联系方式", required=False, max_length=60,
        help_text="可以不填。加密保存，只用来答复您；不填的，凭回执号查答复。",
    )  # fmt: skip

    def new(self) -> NewCorrection:
        """What the engine is told."""
        return NewCorrection(**self.cleaned_data)


class ReceiptForm(forms.Form):
    """The number one was given."""

    use_required_attribute = False
    receipt = forms.CharField(
        label="回执号", max_length=20, widget=forms.TextInput({"autocomplete": "off"})
    )
