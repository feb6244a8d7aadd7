"""Pairs as tables and figures: masked, with the words of the evidence."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from minzheng.engines.lake.api import Identity, overlay
from minzheng.engines.linkage import api
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Difference, Event, Figure, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.registers.masking import mask_address, mask_id, mask_name, mask_phone

QUEUE = (Column("行上的姓名"), Column("可能是"), Column("数据"), Column("把握", numeric=True),
         Column("为什么要看"), Column("提出", secondary=True))  # fmt: skip
COUNTS = (Column("数据"), Column("为什么要看"), Column("待处理", numeric=True))
EVIDENCE = (Column("比什么"), Column("比对结果"), Column("权重", numeric=True))
CLUSTER = (Column("行上的姓名"), Column("人员"), Column("来源"), Column("凭什么"), Column("状态"))
MASKS = {"name": mask_name, "id_number": mask_id, "phone": mask_phone, "address": mask_address}
FIELDS = {
    "name": "姓名", "id_number": "证件号码", "sex": "性别", "born_on": "出生日期",
    "phone": "电话", "address": "住址",
}  # fmt: skip
SEXES = {1: "男", 2: "女"}  # GB/T 2261.1
STRONG, WEAK = 10.0, 0.0
NUMBERS = "数据湖：两个号码"
People = Mapping[int, Identity]


def queue_figures(waiting: Sequence[Mapping[str, Any]]) -> tuple[Figure, ...]:
    """How much waits."""
    total = sum(each["n"] for each in waiting)
    contradicted = sum(
        each["n"] for each in waiting if each["reason"] == api.ReviewPair.Reason.CONTRADICTED
    )
    feeds = len({each["feed"] for each in waiting})
    return (
        Figure("待处理", f"{total:,}", "对", strong=True),
        Figure("号码可能是别人的", f"{contradicted:,}", "对"),
        Figure("涉及数据", str(feeds), "份"),
    )


def count_table(waiting: Sequence[Mapping[str, Any]], titles: Mapping[str, str]) -> Table:
    """Counts by feed and reason; each opens its rows."""
    rows = tuple(
        Row(
            (titles.get(each["feed"], NUMBERS), _reason(each["reason"]), f"{each['n']:,}"),
            f"?{urlencode({'feed': each['feed'], 'reason': each['reason']})}",
        )
        for each in waiting
    )
    return Table("按数据和原因", COUNTS, rows, empty="没有要核对的关联。")


def queue_table(
    pairs: Iterable[api.ReviewPair], people: People, titles: Mapping[str, str]
) -> Table:
    """The pairs that wait."""
    rows = tuple(
        Row(
            (
                mask_name(str(api.told(pair).get("name") or "")) or "没有姓名",
                _person(pair, people),
                source(pair, titles),
                percent(pair.chance),
                pair.get_reason_display(),
                plain_date(pair.raised_on),
            ),
            reverse("desk:link-pair", args=[pair.pk]),
        )
        for pair in pairs
    )
    return Table(
        "待核对的关联", QUEUE, rows, empty="没有要核对的关联。",
        empty_next="接收新数据时，拿不准是谁的行会出现在这里。",
    )  # fmt: skip


def page_url(asked: QueryDict, number: int) -> str:
    """The same list at another page."""
    given = {key: asked.get(key, "") for key in ("feed", "reason") if asked.get(key)}
    return f"?{urlencode({**given, 'page': number})}"


def pair_figures(pair: api.ReviewPair) -> tuple[Figure, ...]:
    """How sure, how heavy, by which model."""
    return (
        Figure("是同一人的把握", percent(pair.chance), strong=True),
        Figure("证据合计", f"{pair.weight:+.1f}", "位", note="每多 1 位，可能性翻一倍"),
        Figure("为什么要看", pair.get_reason_display(), note=pair.forbids),
        Figure("模型", pair.model, url=reverse("desk:link-model")),
    )


def differences(pair: api.ReviewPair, people: People) -> tuple[Difference, ...]:
    """Both sides, field by field, masked; alike is judged on the clear values."""
    ours, theirs = _told(pair), _identity(people.get(pair.person))
    return tuple(
        Difference(
            label, _masked(name, ours[name]), _masked(name, theirs[name]),
            ours[name] == theirs[name], outcome=_outcome(ours[name], theirs[name]),
            tone="ok" if ours[name] == theirs[name] else "soon",
        )
        for name, label in FIELDS.items()
    )  # fmt: skip


def in_clear(pair: api.ReviewPair, people: People) -> str:
    """Both sides as lines of clear text; only for who has stated a purpose."""
    ours, theirs = _told(pair), _identity(people.get(pair.person))
    lines = [
        f"{label}：{ours[name] or '没有'}　｜　{theirs[name] or '没有'}"
        for name, label in FIELDS.items()
    ]
    return "\n".join(lines)


def side_names(pair: api.ReviewPair, titles: Mapping[str, str]) -> tuple[str, str]:
    """What stands left and right."""
    row = f"第 {pair.row} 行" if pair.other is None else f"人员 {pair.other}"
    return f"{source(pair, titles)} {row}", f"人员 {pair.person}"


def evidence_table(pair: api.ReviewPair) -> Table:
    """Each comparison, how far it agrees and what that weighs."""
    lines = [Row((each["title"], each["label"], _weight(each["weight"]))) for each in pair.evidence]
    counted = sum(each["weight"] for each in pair.evidence)
    prior = Row(("起点", "随便取两条记录，是同一人的可能", _weight(pair.weight - counted)))
    return Table("凭什么", EVIDENCE, (*lines, prior), ("合计", "", f"{pair.weight:+.1f}"))


def ruling_events(pair: api.ReviewPair) -> tuple[Event, ...]:
    """What was settled and taken back, oldest first."""
    events = [Event("进入待核对", f"模型 {pair.model}", pair.raised_on)]
    for each in reversed(pair.rulings.all()):
        words = "认定为同一人" if each.same else "认定不是同一人"
        events.append(Event(words, each.ruled_by, each.ruled_on, note=each.reason))
        if each.undone_on:
            events.append(Event("撤销", each.undone_by, each.undone_on, note=each.undone_reason))
    return tuple(events)


def cluster_of(number: int) -> list[int]:
    """All numbers of the lake that count as this person today."""
    return overlay(date.max).cluster(number)


def cluster_figures(joined: Sequence[int], rows: Sequence[api.ReviewPair]) -> tuple[Figure, ...]:
    """How many numbers and pairs."""
    names = "、".join(str(each) for each in joined)
    accepted = sum(pair.state == api.ReviewPair.State.ACCEPTED for pair in rows)
    return (
        Figure("合在一起的序号", str(len(joined)), "个", note=names, strong=True),
        Figure("有关的关联", str(len(rows)), "对"),
        Figure("其中认定是她", str(accepted), "对"),
    )


def cluster_table(
    pairs: Iterable[api.ReviewPair], people: People, titles: Mapping[str, str]
) -> Table:
    """Each pair with what speaks most for and against it."""
    rows = tuple(
        Row(
            (
                mask_name(str(api.told(pair).get("name") or "")) or "没有姓名",
                _person(pair, people),
                source(pair, titles),
                _grounds(pair),
                tag_cell(pair.get_state_display(), _state_tone(pair)),
            ),
            reverse("desk:link-pair", args=[pair.pk]),
        )
        for pair in pairs
    )
    return Table("谁和谁、凭什么", CLUSTER, rows)


def source(pair: api.ReviewPair, titles: Mapping[str, str]) -> str:
    """From which feed."""
    return titles.get(pair.feed, pair.feed) or NUMBERS


def percent(chance: float) -> str:
    """A probability that is never shown as certain."""
    return f"{min(max(chance, 0.001), 0.999) * 100:.1f}%"


def _grounds(pair: api.ReviewPair) -> str:
    strong = [each["label"] for each in pair.evidence if each["weight"] >= STRONG]
    against = [each["label"] for each in pair.evidence if each["weight"] < WEAK]
    told = "；".join(strong) or "没有很强的证据"
    return f"{told}。不利：{'；'.join(against)}" if against else told


def _state_tone(pair: api.ReviewPair) -> str:
    State = api.ReviewPair.State  # noqa: N806  # a class
    return {State.OPEN: "soon", State.ACCEPTED: "ok"}.get(State(pair.state), "plain")


def _person(pair: api.ReviewPair, people: People) -> str:
    known = people.get(pair.person)
    name = mask_name(known.name) if known and known.name else "姓名未知"
    return f"{name}（人员 {pair.person}）"


def _told(pair: api.ReviewPair) -> dict[str, str]:
    told = api.told(pair)
    return {name: _text(name, told.get(name)) for name in FIELDS}


def _identity(known: Identity | None) -> dict[str, str]:
    return {name: _text(name, getattr(known, name, None)) for name in FIELDS}


def _text(name: str, value: Any) -> str:
    if value in (None, ""):
        return ""
    return SEXES.get(int(value), "") if name == "sex" else str(value)


def _masked(name: str, text: str) -> str:
    if not text:
        return "没有"
    return MASKS[name](text) if name in MASKS else text


def _outcome(ours: str, theirs: str) -> str:
    if not (ours and theirs):
        return "有一方没有"
    return "一致" if ours == theirs else "不一致"


def _weight(value: float) -> str:
    return f"{value:+.1f}"


def _reason(value: str) -> str:
    return str(api.ReviewPair.Reason(value).label)
