"""Draws for everybody: what was committed, what was drawn, the file, the lines that check it."""

import json

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from minzheng.engines.draws import api
from minzheng.engines.supervision.api import plan_of_draw, results_of
from minzheng.faces.looks.parts import Column, Entry, Figure, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.faces.open.paging import known_number, page_of
from minzheng.faces.open.requests import OpenRequest
from minzheng.registers.divisions.api import full_names

FEW = "少于 5，不单独公布"
COLUMNS = (Column("抽签"), Column("公布承诺"), Column("名单", numeric=True),
           Column("抽取", numeric=True), Column("状态"))  # fmt: skip
STRATA = (
    Column("分层"), Column("名单", numeric=True), Column("其中必查", numeric=True),
    Column("随机抽", numeric=True),
)  # fmt: skip


@require_safe
def draws(request: OpenRequest) -> HttpResponse:
    """Every commitment, drawn or not, the newest first."""
    found, more = page_of(api.published(), request)
    table = Table(
        "抽签", COLUMNS, tuple(_row(each, request) for each in found),
        empty="还没有公布的抽签。", empty_next="区民政局抽查前会在这里公布名单校验值和种子承诺。",
    )  # fmt: skip
    return render(request, "open/draws/draws.html", {"table": table, "more": more})


@require_safe
def draw(request: OpenRequest, pk: int) -> HttpResponse:
    """One draw: digest and commitment, seed once drawn, results, and how to check it."""
    row = _published(pk)
    shown = {
        "draw": row, "entries": _entries(row), "strata": _strata(row),
        "lapsed": row.lapsed(request.today), "drawn": row.state == api.State.DRAWN,
        "place": full_names({row.division_code})[row.division_code], "figures": _figures(row),
    }  # fmt: skip
    return render(request, "open/draws/draw.html", shown)


@require_safe
def file(request: OpenRequest, pk: int) -> HttpResponse:
    """Everything somebody needs to do it again."""
    content = json.dumps(api.public_file(_published(pk)), ensure_ascii=False, indent=1)
    headers = {"Content-Disposition": f'attachment; filename="draw-{pk}.json"'}
    return HttpResponse(content, content_type="application/json; charset=utf-8", headers=headers)


def _published(pk: int) -> api.Draw:
    try:
        return api.published_draw(known_number(pk))
    except api.NoSuchDraw as missing:
        raise Http404 from missing


def _row(row: api.Draw, request: OpenRequest) -> Row:
    day = plain_date(row.committed_at.date()) if row.committed_at else ""
    state = "承诺后没有按期抽取" if row.lapsed(request.today) else row.get_state_display()
    return Row((row.title, day, str(row.size), str(row.to_take), state), f"{row.pk}/")


def _entries(row: api.Draw) -> list[Entry]:
    told = [
        Entry("依据", row.basis or "没有写"),
        Entry("名单校验值", row.digest, source="名单按固定写法的 SHA-256，改一个字就会变"),
        Entry("种子承诺值", row.commitment, source="种子的 SHA-256，抽取前公布"),
        Entry("另加的公开数", row.later or "没有"),
        Entry("最迟抽取日", plain_date(row.due_on) if row.due_on else ""),
    ]
    if row.state == api.State.DRAWN:
        told.append(Entry("种子", row.seed))
        if row.later:
            told.append(Entry("公开数的值", row.later_value, source=row.later_source))
    return told


def _strata(row: api.Draw) -> Table:
    rows = tuple(
        Row((each.name, str(each.size), str(each.mandatory), str(each.wanted)))
        for each in row.layers
    )
    return Table("分层", STRATA, rows)


def _figures(row: api.Draw) -> list[Figure]:
    """What came of it, where it is a plan of supervision; small numbers are not told."""
    plan = plan_of_draw(row.pk) if row.state == api.State.DRAWN else None
    if plan is None:
        return []
    results = results_of(plan)
    told = [
        Figure("抽中", str(results.taken), "件"), Figure("已复核", str(results.reviewed), "件"),
        _figure("有问题", results.faulty),
    ]  # fmt: skip
    return [*told, *(_figure(name, number) for name, number in results.kinds)]


def _figure(name: str, number: int | None) -> Figure:
    return Figure(name, FEW) if number is None else Figure(name, str(number), "件")
