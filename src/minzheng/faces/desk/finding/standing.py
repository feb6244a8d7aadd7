"""The file as it stood on a day: of a person from her versions, of a household from its members."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from minzheng.faces.desk.finding.facts import PLACES
from minzheng.faces.desk.showing.person import entries
from minzheng.faces.looks.parts import Column, Entry, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.registers.households.api import Membership
from minzheng.registers.people.api import Person

MEMBERS = (Column("姓名"), Column("与户主关系"), Column("年龄"), Column("自"))


def places_of(known: dict[str, Any]) -> set[str]:
    """The divisions that a person's columns name."""
    return {known[column] for column in PLACES if known[column]}


def entries_of(
    known: dict[str, Any], places: dict[str, str], home: Membership | None
) -> tuple[Entry, ...]:
    """What was known of her then; numbers and address masked as today."""
    person = Person(**known)
    belonged = f"{home.household.number}（{home.relation_label}）" if home else "未登记"
    died = plain_date(person.died_on) if person.died_on else "在世"
    return (
        Entry("姓名", person.name),
        Entry("性别", person.words()["sex"]),
        Entry("出生日期", plain_date(person.born_on)),
        Entry("状态", died),
        Entry("家庭", belonged),
        *entries(person, places),
    )


def held_on(rows: Iterable[Membership], day: date) -> list[Membership]:
    """The memberships in force on a day."""
    return [row for row in rows if row.since <= day and (row.until is None or row.until > day)]


def members_table(rows: Sequence[Membership], day: date) -> Table:
    """Who belonged, head first."""
    drawn = tuple(
        Row(
            (
                row.person.name,
                row.relation_label,
                f"{row.person.age_on(day)} 岁",
                plain_date(row.since),
            )
        )
        for row in sorted(rows, key=lambda row: (row.relation, row.since))
    )
    return Table("当时的成员", MEMBERS, drawn, empty="这一天还没有成员，或家庭已经注销。")
