"""Pilots and trips as officers read them."""

from collections.abc import Iterable, Mapping

from django.urls import reverse

from minzheng.engines.duties.api import Duty
from minzheng.engines.learning import api
from minzheng.faces.desk.showing.words import near
from minzheng.faces.looks.cells import link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Entry, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.registers.offices.api import ROLES

PILOTS = (Column("试点"), Column("在哪里"), Column("从"), Column("到", secondary=True),
          Column("状态"))  # fmt: skip
TRIPS = (Column("考察"), Column("去哪里"), Column("日期"), Column("报告"))
FIGURES = (Column("指标"), Column("试点以前", numeric=True), Column("试点以后", numeric=True),
           Column("单位"))  # fmt: skip
COPIES = (Column("推广到"), Column("怎样推广"), Column("交办"), Column("办到哪里"))
LESSONS = (Column("要做什么"), Column("谁来办"), Column("办到哪里"))
COURSES = (Column("培训"), Column("日期"), Column("谁讲", secondary=True),
           Column("学时", numeric=True), Column("状态"))  # fmt: skip
SEATS = (Column("姓名"), Column("到课"), Column("单位所在地"), Column("工号", secondary=True))
SCHOOLED = (Column("单位所在地"), Column("应到人次", numeric=True),
            Column("到课人次", numeric=True), Column("到课率", numeric=True),
            Column("学时", numeric=True))  # fmt: skip
COURSE_TONES = {"待办": "info", "已办": "ok", "已取消": "plain"}
CAME = {None: ("还没有办", "plain"), True: ("到课", "ok"), False: ("没有来", "late")}
TONES = {"试点中": "info", "可以推广": "ok", "不推广": "plain"}
DUTY_TONES = {"running": "info", "done": "ok", "dropped": "plain"}
Names = Mapping[str, str]


def pilot_table(rows: Iterable[api.Pilot], names: Names) -> Table:
    """The newest first."""
    drawn = tuple(
        Row((row.title, names.get(row.place_code, row.place_code), plain_date(row.since),
             plain_date(row.until), tag_cell(row.state_words, TONES[row.state_words])),
            reverse("desk:pilot", args=[row.pk]))
        for row in rows
    )  # fmt: skip
    return Table("试点", PILOTS, drawn, empty="还没有试点。")


def trip_table(rows: Iterable[api.Trip]) -> Table:
    """The newest first."""
    drawn = tuple(
        Row((row.title, row.destination, f"{plain_date(row.since)} 至 {plain_date(row.until)}",
             tag_cell("已交", "ok") if row.reported_on else tag_cell("没有交", "soon")),
            reverse("desk:trip", args=[row.pk]))
        for row in rows
    )  # fmt: skip
    return Table("考察", TRIPS, drawn, empty="还没有安排考察。")


def course_table(rows: Iterable[api.Course]) -> Table:
    """The newest first."""
    drawn = tuple(
        Row((row.title, plain_date(row.day), row.teacher, str(row.hours),
             tag_cell(row.state_words, COURSE_TONES[row.state_words])),
            reverse("desk:course", args=[row.pk]))
        for row in rows
    )  # fmt: skip
    return Table("培训", COURSES, drawn, empty="还没有安排培训。")


def schooled_table(rows: Iterable[api.Schooled], names: Names, year: int) -> Table:
    """How officers of each place did this year."""
    drawn = tuple(
        Row((near(names.get(row.division, row.division)), str(row.called), str(row.came),
             f"{row.came / row.called:.0%}", str(row.hours)))
        for row in rows
    )  # fmt: skip
    return Table(f"{year} 年各单位参训", SCHOOLED, drawn, empty="今年还没有办过培训。")


def course_entries(row: api.Course) -> list[Entry]:
    """A course as planned, and when it was held."""
    roles = "、".join(ROLES.get(role, role) for role in row.roles.splitlines())
    told = [
        Entry("讲什么", row.covers), Entry("谁讲", row.teacher),
        Entry("日期、学时", f"{plain_date(row.day)}，{row.hours} 学时"),
        Entry("哪些岗位", roles or f"补课：{row.makes_up}"), Entry("状态", row.state_words),
        Entry("安排", f"{plain_date(row.planned_on)} {row.planned_by}"),
    ]  # fmt: skip
    if row.held_on is not None:
        told.append(Entry("登记到课", f"{plain_date(row.held_on)} {row.held_by}"))
    if row.off_why:
        told.append(Entry("取消原因", row.off_why))
    return told


def seat_table(rows: Iterable[api.Seat], names: Names) -> Table:
    """Who was called, and came."""
    drawn = tuple(
        Row((row.name, tag_cell(*CAME[row.came]),
             near(names.get(row.division_code, row.division_code)), row.staff_number))
        for row in rows
    )  # fmt: skip
    return Table("参训人员", SEATS, drawn, empty="您的辖区没有人参加。")


def pilot_entries(row: api.Pilot, names: Names) -> list[Entry]:
    """What is tried, and how it went."""
    told = [
        Entry("在哪里", names.get(row.place_code, row.place_code)),
        Entry("时间", f"{plain_date(row.since)} 至 {plain_date(row.until)}"),
        Entry("试什么", row.tries), Entry("状态", row.state_words),
        Entry("登记", f"{plain_date(row.begun_on)} {row.begun_by}"),
    ]  # fmt: skip
    if row.ended_on is not None:
        told.append(Entry("结果", f"{row.result}（{plain_date(row.ended_on)} {row.ended_by}）"))
    return told


def figure_table(row: api.Pilot) -> Table:
    """Each indicator before and after, as it stood then; the name opens it as it stands now."""
    drawn = tuple(
        Row((link_cell(each["title"],
                       f"{reverse('desk:figure', args=[key])}?division={row.place_code}"),
             _stood(each), _stood(row.after[key]) if key in row.after else "还没有总结",
             each["unit"]))
        for key, each in row.before.items()
    )  # fmt: skip
    return Table("指标的前后", FIGURES, drawn)


def copy_table(rows: Iterable[api.Copy], names: Names, own: set[int]) -> Table:
    """Where it was copied, and how far that is."""
    drawn = tuple(
        Row((names.get(row.division_code, row.division_code), row.words, plain_date(row.given_on),
             _duty(row.duty, own)))
        for row in rows
    )  # fmt: skip
    return Table("推广", COPIES, drawn, empty="还没有推广到别处。")


def lesson_table(rows: Iterable[api.Lesson], names: Names, own: set[int]) -> Table:
    """What is to be done here."""
    drawn = tuple(
        Row((row.text, f"{names.get(row.duty.division_code, '')} {row.duty.owner_name}",
             _duty(row.duty, own)))
        for row in rows
    )  # fmt: skip
    return Table("要做的", LESSONS, drawn, empty="还没有定要做什么。")


def trip_entries(row: api.Trip) -> list[Entry]:
    """The trip as planned, and when it was reported on."""
    told = [
        Entry("去哪里", row.destination), Entry("哪些人", row.members),
        Entry("日期", f"{plain_date(row.since)} 至 {plain_date(row.until)}"),
        Entry("安排", f"{plain_date(row.planned_on)} {row.planned_by}"),
    ]  # fmt: skip
    if row.reported_on is not None:
        told.append(Entry("报告", f"{plain_date(row.reported_on)} {row.reported_by}"))
    return told


def _stood(each: Mapping[str, str]) -> str:
    return f"{each['text']}（{each['month']}）"


def _duty(duty: Duty, own: set[int]) -> object:
    if duty.pk in own:
        return link_cell(duty.get_state_display(), reverse("desk:duty", args=[duty.pk]))
    return tag_cell(duty.get_state_display(), DUTY_TONES[duty.state])
