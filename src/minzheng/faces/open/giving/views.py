"""Needs that policy cannot meet, offered to those who give: what, how much, which town; counts."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from minzheng.engines.needs import api
from minzheng.faces.looks.fields import offer
from minzheng.faces.looks.parts import Column, Figure, Row, Table
from minzheng.faces.looks.written import plain_date, yuan
from minzheng.faces.open.requests import OpenRequest
from minzheng.registers.divisions.api import full_names

COLUMNS = (
    Column("编号"), Column("需要什么"), Column("数量"), Column("镇街"), Column("说明"),
    Column("大约（元）", numeric=True), Column("公布日", secondary=True),
)  # fmt: skip


class ItemForm(forms.Form):
    """Which item."""

    item = forms.ChoiceField(label="需要什么", required=False)
    after = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        items = api.catalogue().items.values()
        offer(self, "item", [("", "全部"), *((item.key, item.name) for item in items)])


@require_safe
def giving(request: OpenRequest) -> HttpResponse:
    """What waits to be taken on, newest first; nobody is named."""
    form = ItemForm(request.GET)
    form.is_valid()
    item, after = form.cleaned_data.get("item", ""), form.cleaned_data.get("after") or 0
    rows, more = api.offerings_open(item=item, after=after)
    told = api.giving_figures()
    shown = {
        "form": form, "table": _table(rows), "figures": _figures(told), "section": "giving",
        "more": f"?item={item}&after={more}" if more else "",
        "first": f"?item={item}" if after else "",
    }  # fmt: skip
    return render(request, "open/giving/giving.html", shown)


def _table(rows: list[api.Offering]) -> Table:
    towns = full_names({row.town_code for row in rows})
    return Table(
        "等待认领的求助", COLUMNS,
        tuple(
            Row((row.number, row.item_name, row.amount, towns[row.town_code], row.words,
                 yuan(row.worth) if row.worth else "没有估", plain_date(row.offered_on)))
            for row in rows
        ),
        empty="现在没有等待认领的求助。", empty_next="镇街公布以后会出现在这里。",
    )  # fmt: skip


def _figures(told: api.GivingFigures) -> tuple[Figure, ...]:
    days = "还没有" if told.median_days is None else str(told.median_days)
    return (
        Figure("公布过", str(told.offered), "项"),
        Figure("认领中和完成的", str(told.taken), "项"),
        Figure("本人确认收到", str(told.met), "项", strong=True),
        Figure("从公布到收到（中位数）", days, "" if told.median_days is None else "天"),
    )
