"""Projects and lists as anybody reads them."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.urls import reverse

from minzheng.engines.migrants import api as lists
from minzheng.engines.pipeline import api
from minzheng.faces.looks.parts import Column, Figure, Link, Row, Table
from minzheng.faces.looks.written import plain_date, ten_thousands, yuan

FEW = 5  # fewer people are not told by number
HIDDEN = "少于 5，不单独公布"
PROJECTS = (
    Column("项目"), Column("类别"), Column("所在地", secondary=True), Column("环节"),
    Column("计划投资（元）", numeric=True), Column("资金账已付（元）", numeric=True),
    Column("进度", numeric=True), Column("批准日"),
)  # fmt: skip
ROUNDS = (
    Column("村"), Column("年度", numeric=True), Column("应发人数", numeric=True),
    Column("应发（元）", numeric=True), Column("已发（元）", numeric=True), Column("状态"),
)  # fmt: skip


def project_table(rows: Sequence[api.PublicProject], names: Mapping[str, str]) -> Table:
    """The newest first."""
    drawn = tuple(
        Row((each.project.title, each.project.kind_told.name,
             names[each.project.division_code], each.project.stage_told.name,
             yuan(each.project.investment), yuan(each.paid), f"{each.project.progress / 100:g}%",
             plain_date(each.project.approved_on)))
        for each in rows
    )  # fmt: skip
    return Table("项目", PROJECTS, drawn, empty="还没有批准的项目。",
                 empty_next="批准以后会在这里公布。")  # fmt: skip


def figures(rows: Sequence[api.PublicProject]) -> list[Figure]:
    """All of them in three numbers."""
    return [
        Figure("项目", str(len(rows)), "个", strong=True),
        Figure("计划投资", ten_thousands(sum(each.project.investment for each in rows)), "万元"),
        Figure("资金账已付", ten_thousands(sum(each.paid for each in rows)), "万元"),
    ]


def kind_links(chosen: str) -> list[Link]:
    """Every kind, and all."""
    here = reverse("open:pipeline")
    return [
        Link("全部", here, not chosen),
        *(
            Link(kind.name, f"{here}?{urlencode({'kind': key})}", key == chosen)
            for key, kind in api.kinds().items()
        ),
    ]


def round_table(rows: Sequence[lists.RoundSum], names: Mapping[str, str]) -> Table:
    """By village and year; a handful of people is not told by number."""
    drawn = tuple(
        Row((names[each.round.division_code], str(each.round.year), *_sums(each),
             each.round.get_state_display()))
        for each in rows
    )  # fmt: skip
    return Table("移民直补", ROUNDS, drawn, empty="还没有批准的名单。",
                 empty_next="区里批准以后会在这里公布。")  # fmt: skip


def _sums(each: lists.RoundSum) -> tuple[str, str, str]:
    if each.heads < FEW:
        return (HIDDEN, "", "")
    return (str(each.heads), yuan(each.due), yuan(each.paid))
