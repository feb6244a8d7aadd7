"""The standard directory of grass-roots openness: every matter and every duty with its columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from minzheng.engines.disclosure.api import duties, field_words, publish_days
from minzheng.faces.looks.cells import link_cell
from minzheng.faces.looks.parts import Column, Row, Table
from minzheng.kernel.flow import Actor, Delegated, Publicity, Step
from minzheng.kernel.matter import Matter, catalogue
from minzheng.kernel.params import NotInForce
from minzheng.registers.offices.api import office_of

COLUMNS = (
    Column("事项"), Column("内容"), Column("依据"), Column("时限"), Column("主体"), Column("渠道"),
    Column("对象"), Column("方式"), Column("层级"),
)  # fmt: skip
DISCLOSURE = "《政府信息公开条例》第二十条、第二十一条"
EVERYBODY, ACTIVE = "全社会", "主动公开"
COUNTY, TOWN = "县级", "乡级"
LEVELS = {"county": COUNTY, "town": TOWN, "village": TOWN}


@dataclass(frozen=True)
class Content:
    """Something to disclose of a matter: what, on what basis, until when, where, to whom."""

    content: str
    basis: str
    limit: str
    channel: object
    levels: str
    audience: str = EVERYBODY


def standard_table(place: str, on: date) -> Table:
    """Every row, the matters first, then the bureau's own duties."""
    office = office_of(place, "district")
    body, limit = office.name if office else "民政部门", _limit(place, on)
    rows = [
        _row(f"{field_words(matter.field)}：{matter.service.short}", body, each)
        for matter in catalogue().matters.values()
        for each in _of_matter(matter, limit)
    ]
    return Table("主动公开标准目录", COLUMNS, (*rows, *_own(body, limit)))


def _of_matter(matter: Matter, limit: str) -> Iterator[Content]:
    at, levels = matter.key.split("/"), "、".join(_levels(matter))
    basis = "；".join([DISCLOSURE, *dict.fromkeys(map(str, matter.service.basis))])
    guide = link_cell("本网站办事指南", reverse("portal:guide", args=at))
    asked = "申请条件、材料、流程、时限、结果、救济途径"
    yield Content(asked, basis, limit, guide, levels)
    rules = link_cell("本网站规则和标准", reverse("open:rules", args=at))
    yield Content("待遇标准和计算办法", basis, limit, rules, levels)
    board = link_cell("本网站公示、村（社区）公示栏", reverse("open:notices"))
    for element in _publicities(matter):
        articles = "；".join(dict.fromkeys(map(str, element.articles)))
        shown, hangs = f"{element.name}（姓名只显示一部分）", f"公示 {element.within}"
        yield Content(shown, articles, hangs, board, TOWN, f"{element.at}的居民")


def _own(body: str, limit: str) -> Iterator[Row]:
    for duty in duties():
        url = f"{reverse('open:directory')}?category={duty.category}"
        channel = link_cell("本网站主动公开目录", url)
        yield _row(duty.item, body, Content(duty.content, duty.basis, limit, channel, COUNTY))


def _row(item: str, body: str, each: Content) -> Row:
    return Row(
        (item, each.content, each.basis, each.limit, body, each.channel, each.audience, ACTIVE,
         each.levels)
    )  # fmt: skip


def _publicities(matter: Matter) -> Iterator[Publicity]:
    elements = [element for flow in matter.flows for element in flow.elements]
    found = {each.name: each for each in elements if isinstance(each, Publicity)}
    yield from found.values()


def _levels(matter: Matter) -> list[str]:
    """At which levels of government the matter is worked, the county first."""
    elements = [element for flow in matter.flows for element in flow.elements]
    actors = [_actor(element.by) for element in elements if isinstance(element, Step)]
    found = {LEVELS[actor.level] for actor in actors if actor.level in LEVELS}
    return [level for level in (COUNTY, TOWN) if level in found]


def _actor(by: Actor | Delegated) -> Actor:
    return by.otherwise if isinstance(by, Delegated) else by


def _limit(place: str, on: date) -> str:
    try:
        return f"自形成或者变更之日起 {publish_days(place, on)} 个工作日内"
    except NotInForce:
        return "没有录入"
