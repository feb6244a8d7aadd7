"""What a clerk says of a pair: the same person or not, and why; and why she looks."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from minzheng.engines.access.api import PURPOSES
from minzheng.engines.linkage.api import ReviewPair, Wanted
from minzheng.faces.looks.fields import offer

SAME, OTHER = "same", "other"
ANY = ("", "全部")
NUMBERS = "两个号码"  # pairs of the lake itself, of no feed


class QueueFilters(forms.Form):
    """Which part of the queue."""

    feed = forms.ChoiceField(label="数据", required=False)
    reason = forms.ChoiceField(label="为什么要看", required=False)

    def __init__(self, data: Any, *, feeds: Mapping[str, str]) -> None:
        super().__init__(data)
        offer(self, "feed", [ANY, *feeds.items()])
        offer(self, "reason", [ANY, *ReviewPair.Reason.choices])

    @property
    def wanted(self) -> Wanted:
        """What is asked for; what is no choice asks for all."""
        given = self.cleaned_data if self.is_valid() else {}
        return Wanted(given.get("feed", ""), given.get("reason", ""))


class SettleForm(forms.Form):
    """The settlement with its reason."""

    verdict = forms.ChoiceField(
        label="是不是同一个人", widget=forms.RadioSelect,
        choices=[(SAME, "是同一人，把这一行记到这个人名下"), (OTHER, "不是同一人，以后不再问")],
    )  # fmt: skip
    reason = forms.CharField(
        label="凭什么判断", max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text="例如：与公安户籍底册核对一致；当事人到窗口说明抄错号码。",
    )  # fmt: skip


class UndoForm(forms.Form):
    """Why a settlement is taken back."""

    reason = forms.CharField(
        label="为什么撤销", max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text="撤销后这一对回到待处理，已记到名下的行会退出来。",
    )  # fmt: skip


class LookForm(forms.Form):
    """Why the clear values are opened."""

    purpose = forms.ChoiceField(
        label="查看目的", choices=[(word, word) for word in PURPOSES], widget=forms.RadioSelect,
        help_text="查看人、时间、目的会记入审计。",
    )  # fmt: skip


def feed_choices(names: Iterable[str], titles: Mapping[str, str]) -> dict[str, str]:
    """The feeds that have something waiting, by title."""
    return {name: titles.get(name, name) for name in names if name}
