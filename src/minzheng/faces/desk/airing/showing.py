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
    Column("比什么"),
    Column("一期"),
    Column("指标", numeric=True),
    Column("制订", secondary=True),
)
BOARD = (Column("名次"), Column("得分", numeric=True), Column("名次可能在"),
         Column("和后一名", secondary=True), Column("上一期", numeric=True))  # fmt: skip
PARTS = (Column("指标"), Column("数值", numeric=True), Column("分母", numeric=True),
         Column("目标或应到", numeric=True), Column("得分", numeric=True), Column("得分可能在"),
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
        Row((row.title, row.get_subject_display(), f"每{row.get_months_display()}",
             str(len(row.weights)) if row.weights else "年度目标",
             f"{plain_date(row.made_on)} {row.made_by}"),
            reverse("desk:airing-draft", args=[row.pk]) if makes else "")
        for row in rows
    )  # fmt: skip
    return Table("方案", SCHEMES, drawn, empty="还没有方案。")


def board_table(row: api.Airing, board: api.Board) -> Table:
    """Every town or section; each opens its sheet."""
    drawn = tuple(
        Row((each.name, _rank(each.standing), _score(each.standing), between(each.standing),
             _ahead(each.standing), _before(each)),
            reverse("desk:airing-town", args=[row.pk, each.standing.place]))
        for each in board.towns
    )  # fmt: skip
    who = row.scheme.get_subject_display()
    return Table(f"各{who}", (Column(who), *BOARD), drawn)


def part_table(row: api.Airing, board: api.Board, town: api.Town, *, may_open: bool) -> Table:
    """What a town's score is made of; each leads to the figure and its records."""
    known = {rule.key: rule for rule in board.rules}
    weighs = " 份" if row.scheme.subject == api.Subject.SECTIONS else "%"
    whole = sum(known[part.key].weight for part in town.standing.parts if part.counted) or 1
    drawn = tuple(
        Row((board.titles[part.key], _number(part, board.units), _base(part, known[part.key]),
             _plain(known[part.key].aim, board.units[part.key]), *_points(part, known[part.key]),
             f"{known[part.key].weight}{weighs}",
             f"{part.points * known[part.key].weight / whole:.1f}" if part.counted else "不计"),
            _figure(row, part.key, _place(row, town)) if may_open else "")
        for part in town.standing.parts
    )  # fmt: skip
    return Table("得分的来由", PARTS, drawn, empty="没有年度目标，没有可以比的。",
                 empty_next="给这个科室负责的指标设今年的目标，下一期就参加。")  # fmt: skip


def town_entries(row: api.Airing, board: api.Board, town: api.Town) -> list[Entry]:
    """Where a town or section stands, beside its own past, and a town beside towns like it."""
    told = town.standing
    stands = [
        Entry("名次", _rank(told)), Entry("得分", _score(told)),
        Entry("名次可能在", between(told)), Entry("和后一名比", _ahead(told) or "没有后一名"),
        Entry("上一期得分", _before(town) or "上一期没有算出"),
    ]  # fmt: skip
    if row.scheme.subject == api.Subject.SECTIONS:
        return stands
    alike = [board.town(code) for code in town.alike]
    words = "；".join(f"{each.name} {_score(each.standing)} 分" for each in alike if each)
    return [*stands, Entry("情况相近的镇街", words or "没有")]


def rules_said(row: api.Airing, board: api.Board) -> list[str]:
    """How points come about, in words, with the numbers of this board."""
    sections = row.scheme.subject == api.Subject.SECTIONS
    return _sections_said(board) if sections else _towns_said(board)


def _sections_said(board: api.Board) -> list[str]:
    return [
        "每个科室按它负责、今年有目标的指标算，一个指标一份，得分是平均数；没有目标的科室不参加。",
        "率和平均用时和目标比，算法同镇街；件数、金额、月末的数，和按目标路径现在应到的数比："
        "越多越好的 100 × 数值 ÷ 应到，越少越好的 100 × 应到 ÷ 数值，最多 100 分。",
        f"少于 {board.least} 件的率和平均、没有填齐或者说不出应到多少的数不计分；"
        "计分的不到一半的科室不排名。",
        f"名次可能在：率、平均、件数按多少重新抽 4000 次（种子 {board.seed}），"
        "十次里九次落在的名次；"
        "金额和月末登记的数不抽。",
        "各科室的指标不同，没有情况相近的科室，只和自己上一期比。",
    ]


def _towns_said(board: api.Board) -> list[str]:
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
        return "件数太少，不排名" if told.parts else "没有目标，不参加"
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


def _base(part: api.Part, rule: api.Rule) -> str:
    return "—" if rule.kind in api.PLAIN else str(part.base)


def _place(row: api.Airing, town: api.Town) -> str:
    """Where the figure stands: a town's own, a section's is the district's."""
    sections = row.scheme.subject == api.Subject.SECTIONS
    return row.division_code if sections else town.standing.place


def _points(part: api.Part, rule: api.Rule) -> tuple[str, str]:
    if not part.counted:
        return "不计", "没有数或没有路径" if rule.kind in api.PLAIN else "件数太少"
    return f"{part.points:.1f}", f"{part.low:.1f} 到 {part.high:.1f}"


def _number(part: api.Part, units: Mapping[str, str]) -> str:
    return "没有" if part.number is None else _plain(part.number, units[part.key])


def _plain(number: float, unit: str) -> str:
    return f"{number:.1f}{unit}"


def _rule(rule: api.Rule, unit: str) -> str:
    aim = _plain(rule.aim, unit)
    if rule.kind in api.PLAIN:
        return f"和现在应到的 {aim} 比，最多 100 分"
    if rule.kind == api.SHARE_MORE:
        return f"100 × 数值 ÷ {aim}，最多 100 分"
    if rule.kind == api.SHARE_LESS:
        return f"100 ×（100% − 数值）÷（100% − {aim}），最多 100 分"
    return f"100 × {aim} ÷ 数值，最多 100 分"


def _figure(row: api.Airing, key: str, town: str) -> str:
    query = urlencode({"division": town, "month": row.last_month})
    return f"{reverse('desk:figure', args=[key])}?{query}"
