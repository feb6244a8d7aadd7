"""Airing as officers read it: ranks with how sure they are, points with their reason."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from django.urls import reverse

from minzheng.engines.airing import api
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Entry, Event, Row, Table
from minzheng.faces.looks.written import plain_date

AIRINGS = (Column("晾晒"), Column("期间"), Column("状态"), Column("公布", secondary=True))
SCHEMES = (
    Column("方案"),
    Column("一期"),
    Column("指标", numeric=True),
    Column("制订", secondary=True),
)
BOARD = (Column("镇街"), Column("名次"), Column("得分", numeric=True), Column("名次可能在"),
         Column("和后一名", secondary=True), Column("上一期", numeric=True))  # fmt: skip
PARTS = (Column("指标"), Column("数值", numeric=True), Column("分母", numeric=True),
         Column("目标", numeric=True), Column("得分", numeric=True), Column("得分可能在"),
         Column("权重", numeric=True), Column("占总分", numeric=True))  # fmt: skip
TONES = {"draft": "soon", "published": "ok", "dropped": "plain"}


def airing_table(rows: Iterable[api.Airing]) -> Table:
    """The airings, the newest first."""
    drawn = tuple(
        Row((row.scheme.title, row.period, tag_cell(row.get_state_display(), TONES[row.state]),
             plain_date(row.published_on) if row.published_on else ""),
            reverse("desk:airing", args=[row.pk]))
        for row in rows
    )  # fmt: skip
    return Table("晾晒", AIRINGS, drawn, empty="还没有公布的晾晒。",
                 empty_next="区民政局测算、公布以后，镇街在这里看名次和原因。")  # fmt: skip


def scheme_table(rows: Iterable[api.Scheme], *, makes: bool) -> Table:
    """Schemes in use; each opens the working out of a period."""
    drawn = tuple(
        Row((row.title, f"每{row.get_months_display()}", str(len(row.weights)),
             f"{plain_date(row.made_on)} {row.made_by}"),
            reverse("desk:airing-draft", args=[row.pk]) if makes else "")
        for row in rows
    )  # fmt: skip
    return Table("方案", SCHEMES, drawn, empty="还没有方案。")


def board_table(row: api.Airing, board: api.Board) -> Table:
    """Every town; each opens its sheet."""
    drawn = tuple(
        Row((each.name, _rank(each.standing), _score(each.standing), between(each.standing),
             _ahead(each.standing), _before(each)),
            reverse("desk:airing-town", args=[row.pk, each.standing.place]))
        for each in board.towns
    )  # fmt: skip
    return Table("各镇街", BOARD, drawn)


def part_table(row: api.Airing, board: api.Board, town: api.Town, *, may_open: bool) -> Table:
    """What a town's score is made of; each leads to the figure and its records."""
    known = {rule.key: rule for rule in board.rules}
    whole = sum(known[part.key].weight for part in town.standing.parts if part.counted) or 1
    drawn = tuple(
        Row((board.titles[part.key], _number(part, board.units), str(part.base),
             _plain(known[part.key].aim, board.units[part.key]), *_points(part),
             f"{known[part.key].weight}%",
             f"{part.points * known[part.key].weight / whole:.1f}" if part.counted else "不计"),
            _figure(row, part.key, town.standing.place) if may_open else "")
        for part in town.standing.parts
    )  # fmt: skip
    return Table("得分的来由", PARTS, drawn)


def town_entries(board: api.Board, town: api.Town) -> list[Entry]:
    """Where a town stands, beside its own past and towns like it."""
    told = town.standing
    alike = [board.town(code) for code in town.alike]
    return [
        Entry("名次", _rank(told)), Entry("得分", _score(told)),
        Entry("名次可能在", between(told)), Entry("和后一名比", _ahead(told) or "没有后一名"),
        Entry("上一期得分", _before(town) or "上一期没有算出"),
        Entry("情况相近的镇街", "；".join(
            f"{each.name} {_score(each.standing)} 分" for each in alike if each) or "没有"),
    ]  # fmt: skip


def rules_said(board: api.Board) -> list[str]:
    """How points come about, in words, with the numbers of this board."""
    told = [f"{board.titles[rule.key]}：{_rule(rule, board.units[rule.key])}，权重 {rule.weight}%。"
            for rule in board.rules]  # fmt: skip
    return [
        *told,
        f"少于 {board.least} 件的指标不计分，权重归其他指标；计分的权重不到一半的镇街不排名。",
        f"名次可能在：按件数多少重新抽 4000 次（种子 {board.seed}），十次里九次落在的名次。"
        f"排在后一名前面的把握不到 {api.SURE:.0%}，写“难分高下”。",
        "情况相近：人数（取对数）、老年人占比、救助家庭占比三项最接近的两个镇街。",
    ]  # fmt: skip


def said(
    rows: Iterable[api.Explanation], board: api.Board
) -> list[tuple[api.Explanation, str, list[Event]]]:
    """What towns said, and the answers."""
    names = {each.standing.place: each.name for each in board.towns}
    told = []
    for row in rows:
        about = board.titles.get(row.indicator, "整体情况")
        events = [Event(f"说明：{about}", row.said_by, row.said_on, note=row.text)]
        if row.answer:
            events.append(Event("答复", row.answered_by, row.answered_on, note=row.answer))
        told.append((row, names.get(row.town, row.town), events))
    return told


def between(told: api.Standing) -> str:
    """Between which ranks it surely stands."""
    if told.first is None or told.last is None:
        return "件数太少，不排名"
    return (
        f"第 {told.first} 名" if told.first == told.last else f"第 {told.first} 到 {told.last} 名"
    )


def _rank(told: api.Standing) -> str:
    return "不排名" if told.rank is None else f"第 {told.rank} 名"


def _score(told: api.Standing) -> str:
    return "" if told.rank is None else f"{told.score:.1f}"


def _ahead(told: api.Standing) -> str:
    if told.ahead is None:
        return ""
    return "明显在前" if told.ahead >= api.SURE else "难分高下"


def _before(town: api.Town) -> str:
    return "" if town.before is None else f"{town.before:.1f}"


def _points(part: api.Part) -> tuple[str, str]:
    if not part.counted:
        return "不计", "件数太少"
    return f"{part.points:.1f}", f"{part.low:.1f} 到 {part.high:.1f}"


def _number(part: api.Part, units: Mapping[str, str]) -> str:
    return "没有" if part.number is None else _plain(part.number, units[part.key])


def _plain(number: float, unit: str) -> str:
    return f"{number:.1f}{unit}"


def _rule(rule: api.Rule, unit: str) -> str:
    aim = _plain(rule.aim, unit)
    if rule.kind == api.SHARE_MORE:
        return f"100 × 数值 ÷ {aim}，最多 100 分"
    if rule.kind == api.SHARE_LESS:
        return f"100 ×（100% − 数值）÷（100% − {aim}），最多 100 分"
    return f"100 × {aim} ÷ 数值，最多 100 分"


def _figure(row: api.Airing, key: str, town: str) -> str:
    query = urlencode({"division": town, "month": row.last_month})
    return f"{reverse('desk:figure', args=[key])}?{query}"
