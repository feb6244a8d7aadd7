"""Patrols, people found and stays as officers read them."""

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from minzheng.engines.street import api
from minzheng.faces.desk.showing.words import near
from minzheng.faces.looks.cells import clock_cell, link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Entry, Event, Figure, Row, Tab, Table
from minzheng.faces.looks.written import plain_date, short_date

Names = Mapping[str, str]
FIGURES = (
    Column("行动"), Column("已巡查", numeric=True), Column("遇见", numeric=True),
    Column("得到帮助", numeric=True), Column("已接收", numeric=True),
    Column("不愿去", numeric=True), Column("已返回", numeric=True),
    Column("再次来站", numeric=True),
)  # fmt: skip
PATROLS = (
    Column("编号"), Column("日期"), Column("时间"), Column("所在地", secondary=True),
    Column("带队", secondary=True), Column("行动", secondary=True), Column("状态"),
)  # fmt: skip
FOUND = (
    Column("编号"), Column("发现"), Column("所在地"), Column("人"), Column("情形"),
    Column("给了什么", secondary=True), Column("结果"),
)  # fmt: skip
POINTS = (
    Column("点位"), Column("路线"), Column("所在地", secondary=True),
    Column("类别", secondary=True), Column("最近看过"), Column("隔了几天", numeric=True),
)  # fmt: skip
GUESTS = (
    Column("办件号"), Column("人"), Column("进站"), Column("天数", numeric=True),
    Column("身份"), Column("该办"), Column("现在的环节", secondary=True), Column("留站期限"),
)  # fmt: skip
STAYS = (
    Column("办件号"), Column("人"), Column("进站"), Column("离站"), Column("怎样离站"),
    Column("回访"), Column("来过"),
)  # fmt: skip


def address(name: str, **query: str) -> str:
    """A list with these conditions."""
    return f"{reverse(f'desk:{name}')}{'?' if query else ''}{urlencode(query)}"


def figure_table(rows: Sequence[api.Figures], *, station: bool) -> Table:
    """Each number opens its list; those of the station only for who may see it."""
    drawn = tuple(_figures(row, station=station) for row in rows)
    return Table("专项行动和日常巡查", FIGURES, drawn)


def patrol_table(rows: Sequence[api.Patrol], names: Names) -> Table:
    """The newest first."""
    why, then = "没有符合条件的巡查。", "先在“点位”里加路线，再安排巡查。"
    drawn = tuple(_patrol(row, names) for row in rows)
    return Table("巡查", PATROLS, drawn, empty=why, empty_next=then)


def found_table(rows: Sequence[api.Finding], names: Names, on: date) -> Table:
    """No name stands in it."""
    why, then = "没有符合条件的记录。", "巡查时遇见的人，在巡查页面点“发现有人”记下。"
    drawn = tuple(_found(row, names, on) for row in rows)
    return Table("街面发现的人", FOUND, drawn, empty=why, empty_next=then)


def point_table(
    points: Sequence[api.Point], gaps: Sequence[api.Gap], names: Names, on: date
) -> Table:
    """Those not seen for too long first."""
    late = {gap.point.pk: gap for gap in gaps}
    ordered = sorted(points, key=lambda p: (p.pk not in late, p.route, p.place_in))
    drawn = tuple(_point(point, late.get(point.pk), names, on) for point in ordered)
    why, then = "还没有巡查点位。", "把常有人露宿的桥下、车站、通道加进来，写在同一条路线里。"
    return Table("巡查点位", POINTS, drawn, empty=why, empty_next=then)


def guest_table(guests: Sequence[api.Guest]) -> Table:
    """Who is in the station today."""
    why, then = "现在没有人在站。", "街面发现的人接收以后会出现在这里。"
    drawn = tuple(_guest(guest) for guest in guests)
    return Table("在站人员", GUESTS, drawn, empty=why, empty_next=then)


def stay_table(rows: Sequence[api.Stay]) -> Table:
    """Stays, the newest first."""
    drawn = tuple(_stay(row) for row in rows)
    why, then = "没有符合条件的在站记录。", "救助站接收以后会出现在这里。"
    return Table("在站记录", STAYS, drawn, empty=why, empty_next=then)


def patrol_figures(patrol: api.Patrol, place: str, met: int) -> tuple[Figure, ...]:
    """When, where, with whom, whom they met."""
    return (
        Figure("日期", plain_date(patrol.night), strong=True), Figure("时间", patrol.hours),
        Figure("所在地", near(place)), Figure("遇见的人", str(met), "人"),
    )  # fmt: skip


def told(finding: api.Finding) -> list[Entry]:
    """What was seen, done and given."""
    said = finding.told
    return [
        Entry("发现时间", f"{plain_date(finding.found_on)} {finding.found_at:%H:%M}"),
        Entry("具体在哪里", said["where"]),
        Entry("人", f"{finding.sex_name}，看上去 {finding.age} 岁，{finding.called_masked}"),
        Entry("情形", "、".join(finding.conditions) or "没有特别情形"),
        Entry("情况", said["words"] or "没有写"),
        Entry("口音", said["dialect"] or "没有写"),
        Entry("体貌特征", said["marks"] or "没有写"),
        Entry("随身物品", said["belongings"] or "没有写"),
        Entry("给了什么", finding.given_words or "没有给"),
        Entry("急救电话", finding.emergency_call or "没有打"),
        Entry("记录人", finding.by_name),
    ]


def features(stay: api.Stay) -> list[Entry]:
    """What tells the person apart, how she left, whom home was told to."""
    said, home = stay.features, stay.home
    rows = [
        Entry("人", f"{stay.sex_name}，{stay.age} 岁（可能为估计），{stay.called_masked}"),
        Entry("口音", said["dialect"] or "没有写"),
        Entry("体貌特征", said["marks"] or "没有写"),
        Entry("随身物品", said["belongings"] or "没有写"),
        Entry("查明身份", plain_date(stay.named_on) if stay.named_on else "还没有查明"),
    ]
    if stay.left_on is None:
        return rows
    gone = stay.left_by_name or "见办件"
    rows.append(Entry("离站", f"{plain_date(stay.left_on)}，{gone}"))
    if home:
        rows.append(
            Entry("谁来接", f"{home['collected_by']}（{home['relation'] or '关系没有写'}）")
        )
        rows.append(Entry("核对和交还", home["paper"]))
        rows.append(Entry("去往", home["home"]))
        rows.append(Entry("告知户籍地", home["told_whom"]))
    return rows


def duties(guest: api.Guest) -> tuple[Event, ...]:
    """The clocks of the identity search, one beneath the other."""
    return tuple(
        Event(
            duty.what, state="done" if duty.done else _state(duty, guest.pressing),
            due="已办" if duty.done else duty.clock.text if duty.clock else "历法待公布",
        )
        for duty in guest.duties
    )  # fmt: skip


def station_tabs(current: str, waiting: int, present: int) -> tuple[Tab, ...]:
    """The board, who is to come, all stays."""
    return (
        Tab("在站人员", address("street-station"), current == "station", str(present)),
        Tab("等接收的", address("street-findings", state=api.WAITING), current == "waiting",
            str(waiting)),
        Tab("全部在站记录", address("street-stays"), current == "stays"),
    )  # fmt: skip


def _figures(row: api.Figures, *, station: bool) -> Row:
    def number(count: int, name: str, state: str = "") -> str:
        query = {"campaign": row.key} | ({"state": state} if state else {})
        return link_cell(str(count), address(name, **query)) if count else "0"

    stays = ("left", "again") if station else ()
    returned, again = row.returned, row.again
    return Row(
        (
            row.name, number(row.patrols, "street-patrols", "done"),
            number(row.met, "street-findings"), number(row.helped, "street-findings", api.HELPED),
            number(row.taken, "street-findings", api.TAKEN),
            number(row.refused, "street-findings", "refused"),
            *(number(count, "street-stays", state)
              for count, state in zip((returned, again), stays, strict=False)),
            *(("—", "—") if not station else ()),
        ),
        "" if row.key == api.NO_CAMPAIGN else address("street-patrols", campaign=row.key),
    )  # fmt: skip


def _patrol(row: api.Patrol, names: Names) -> Row:
    tone = {"walking": "info", "done": "ok"}.get(row.state, "plain")
    return Row(
        (row.number, short_date(row.night), row.hours, near(names[row.division_code]),
         row.leader_name, row.campaign.name if row.campaign else "日常巡查",
         tag_cell(row.get_state_display(), tone)),
        reverse("desk:street-patrol", args=[row.pk]),
    )  # fmt: skip


def _found(row: api.Finding, names: Names, on: date) -> Row:
    late = row.waits and row.due_on is not None and row.due_on < on
    return Row(
        (row.number, f"{short_date(row.found_on)} {row.found_at:%H:%M}",
         near(names[row.division_code]), f"{row.sex_name}，约 {row.age} 岁",
         "、".join(row.conditions) or "—", row.given_words or "—", _outcome(row, late=late)),
        reverse("desk:street-finding", args=[row.pk]), "late" if late else "",
    )  # fmt: skip


def _outcome(row: api.Finding, *, late: bool) -> str:
    if row.received_on:
        return tag_cell(f"{short_date(row.received_on)}已接收", "ok")
    if row.waits:
        return tag_cell("等接收", "late" if late else "soon")
    return row.outcome_name


def _point(point: api.Point, gap: api.Gap | None, names: Names, on: date) -> Row:
    seen = short_date(point.seen_on) if point.seen_on else "从没看过"
    said = tag_cell(f"{gap.nights} 天，超过 {gap.most} 天", "late") if gap else _days(point, on)
    return Row(
        (point.name, point.route, near(names[point.division_code]), point.kind_name, seen, said),
        tone="late" if gap else "",
    )  # fmt: skip


def _days(point: api.Point, on: date) -> str:
    return str((on - (point.seen_on or point.since)).days)


def _guest(guest: api.Guest) -> Row:
    case, duty = guest.case, guest.pressing
    person = (case.person or case.speaker).name_masked
    step = "、".join(name for name, _ in guest.steps) or case.current
    url = reverse("desk:street-stay", args=[guest.stay.pk]) if guest.stay else ""
    late = duty is not None and duty.clock is not None and duty.clock.level == "late"
    return Row(
        (case.number, person, short_date(guest.entered_on) if guest.entered_on else "等登记",
         str(guest.days), tag_cell("已查明", "ok") if guest.known else tag_cell("不明", "soon"),
         _pressing(duty), step, clock_cell(guest.limit) if guest.limit else "—"),
        url or reverse("desk:case", args=[case.number]), "late" if late else "",
    )  # fmt: skip


def _pressing(duty: api.Duty | None) -> str:
    if duty is None:
        return "—"
    return tag_cell(f"{duty.what}，{duty.clock.text if duty.clock else '历法待公布'}", _tone(duty))


def _tone(duty: api.Duty) -> str:
    return duty.clock.level if duty.clock and duty.clock.level in ("late", "soon") else "plain"


def _state(duty: api.Duty, pressing: api.Duty | None) -> str:
    if duty.clock and duty.clock.level == "late":
        return "late"
    return "now" if duty is pressing else "next"


def _stay(row: api.Stay) -> Row:
    follow = "已回访" if row.followed_on else "—"
    if row.follow_due_on:
        follow = f"{short_date(row.follow_due_on)}前"
    again = tag_cell("再次来站", "soon") if row.same_as_id else "第一次"
    return Row(
        (row.case_number, row.called_masked, short_date(row.entered_on),
         short_date(row.left_on) if row.left_on else "在站", row.left_by_name or "—",
         follow if not row.minor else "按季回访", again),
        reverse("desk:street-stay", args=[row.pk]),
    )  # fmt: skip
