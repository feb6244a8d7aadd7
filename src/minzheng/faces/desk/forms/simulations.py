"""What an officer states to try a change on everybody: the matter, one number, how it moves."""

from collections.abc import Iterable
from typing import Any

from django import forms

from minzheng.engines.parameters.api import book, uses_of
from minzheng.engines.simulation.api import ChangeError, paid_amount
from minzheng.faces.looks.fields import offer
from minzheng.kernel.matter import Matter, catalogue
from minzheng.kernel.units import Kind

TRIED = (Kind.MONEY, Kind.RATIO, Kind.COUNT)
HOW = "写新的值（1400元、1.6倍），或者写变多少（+8%、-50元）。"


class TrialForm(forms.Form):
    """One change to be tried. It is asked by GET: trying writes nothing."""

    matter = forms.ChoiceField(label="试算哪个事项")
    key = forms.ChoiceField(label="改哪个数")
    change = forms.CharField(label="改成多少", max_length=40, help_text=HOW)

    def __init__(self, data: Any, *, matter: str) -> None:
        chosen = _paying(matter)
        super().__init__(data, initial={"matter": chosen})
        offer(self, "matter", [(m.key, str(m)) for m in paying()])
        offer(self, "key", list(numbers(chosen)))


class KeepForm(forms.Form):
    """The name under which a simulation is kept."""

    name = forms.CharField(label="方案名称", max_length=80, help_text="例如：2027年上调8%")


def paying() -> list[Matter]:
    """The matters that pay money."""
    return [matter for matter in catalogue().matters.values() if _pays(matter)]


def numbers(matter: str) -> Iterable[tuple[str, str]]:
    """The numbers that a matter's arithmetic reads, amounts of money first."""
    infos = (book().info(key) for key in book().infos)
    read = [
        info for info in infos
        if info.unit.kind in TRIED and any(use.matter == matter for use in uses_of(info.key))
    ]  # fmt: skip
    read.sort(key=lambda info: info.unit.kind is not Kind.MONEY)
    return [(info.key, info.label) for info in read]


def _paying(asked: str) -> str:
    """The matter asked for, or the first that pays."""
    known = [matter.key for matter in paying()]
    return asked if asked in known else known[0]


def _pays(matter: Matter) -> bool:
    try:
        paid_amount(matter)
    except (ChangeError, LookupError):
        return False
    return True
