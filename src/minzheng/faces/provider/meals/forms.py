"""What a canteen states: a meal of the menu, why it is closed, what was left, who is here."""

from datetime import date, time, timedelta
from typing import Any

from django import forms

from minzheng.engines.meals import api
from minzheng.faces.looks.fields import DayField, MoneyField

CLOCK = {"type": "time"}
DISH_HINT = "一行一道菜；会过敏的写在括号里，例如：清蒸鱼（鱼）、花生汤（花生、奶）。"


class DishesForm(forms.Form):
    """One meal of the menu."""

    dishes = forms.CharField(
        label="菜品", max_length=600, widget=forms.Textarea({"rows": 5}), help_text=DISH_HINT
    )
    price = MoneyField(label="餐价")
    delivery_fee = MoneyField(label="送餐费", required=False, help_text="不送餐的留空。")
    places = forms.IntegerField(label="做多少份", min_value=1, max_value=10_000)
    begins = forms.TimeField(label="几点开餐", widget=forms.TimeInput(CLOCK, format="%H:%M"))
    ends = forms.TimeField(label="几点收餐", widget=forms.TimeInput(CLOCK, format="%H:%M"))
    closes_on = DayField(label="订餐截止哪天")
    closes_at = forms.TimeField(label="订餐截止几点", widget=forms.TimeInput(CLOCK, format="%H:%M"))

    def new(self, day: date, meal: str) -> api.NewServing:
        """What the engine is told."""
        given = dict(self.cleaned_data)
        dishes = tuple(_dish(line) for line in given.pop("dishes").splitlines() if line.strip())
        return api.NewServing(day=day, meal=meal, dishes=dishes, **given)


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label="原因", max_length=100)


class LeftForm(forms.Form):
    """What was left."""

    wasted = forms.IntegerField(label="剩了多少份", min_value=0, max_value=10_000, initial=0)


class TapForm(forms.Form):
    """Somebody at the till."""

    card = forms.CharField(
        label="刷卡、扫码，或者输入卡号、身份证号", max_length=20,
        widget=forms.TextInput({"autocomplete": "off", "autofocus": True, "inputmode": "text"}),
    )  # fmt: skip
    meal = forms.ChoiceField(
        label="哪一餐", choices=list(api.MEALS.items()), widget=forms.RadioSelect
    )
    token = forms.CharField(max_length=40, widget=forms.HiddenInput)

    def tap(self, day: date, clock: time) -> api.Tap:
        """What the engine is told."""
        given = self.cleaned_data
        long = len(given["card"].strip()) > 12
        way = api.BY_ID if long else api.BY_CARD
        return api.Tap(given["token"], given["card"], day, clock, given["meal"], way)


class FindForm(forms.Form):
    """Look for somebody who has no card with her."""

    q = forms.CharField(label="没带卡的：输入姓名（两个字以上）或卡号后四位", max_length=20)


def start_of(last: api.Serving | None, day: date, meal: str) -> dict[str, Any]:
    """What the form begins with: the meal as it is, or as it was the last time."""
    if last is None:
        noon = meal == api.LUNCH
        return {
            "places": 50, "begins": time(11) if noon else time(17),
            "ends": time(13) if noon else time(19), "closes_on": day, "closes_at": time(9),
        }  # fmt: skip
    names = ("price", "delivery_fee", "places", "begins", "ends", "closes_at")
    told = {name: getattr(last, name) for name in names}
    apart = last.day - last.closes_on
    closes = day - apart if apart > timedelta(0) else day
    return {**told, "closes_on": closes, "dishes": "\n".join(map(_line, last.dishes))}


def _dish(line: str) -> api.Dish:
    plain = line.strip().replace("(", "（").replace(")", "）").rstrip("）")
    name, _, inside = plain.partition("（")
    allergens = tuple(a.strip() for a in inside.replace(",", "、").split("、") if a.strip())
    return api.Dish(name.strip()[:40], allergens)


def _line(dish: dict[str, Any]) -> str:
    inside = "、".join(dish["allergens"])
    return f"{dish['name']}（{inside}）" if inside else str(dish["name"])
