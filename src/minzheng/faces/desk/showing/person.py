"""一人一档: what is known of a person, masked, and who looked."""

import json
from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from minzheng.engines.audit.api import Entry as TrailEntry
from minzheng.engines.cases.api import Check
from minzheng.faces.desk.showing.verbs import verb_words
from minzheng.faces.desk.showing.words import instant, whole
from minzheng.faces.looks.cells import link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Entry, Event, Figure, Row, Tab, Table
from minzheng.faces.looks.written import plain_date
from minzheng.registers.households.api import Household, Membership
from minzheng.registers.masking import mask_address
from minzheng.registers.people.api import Person, PersonVersion

TABS = (
    ("person", "基本与关系"), ("person-benefits", "待遇与办件"),
    ("person-entitled", "应享待遇"), ("person-papers", "核对与文书"),
    ("person-sources", "各部门数据"), ("person-timeline", "时间线"),
    ("person-trail", "变更与查看留痕"),
)  # fmt: skip
FOUND = (Column("姓名"), Column("性别"), Column("出生"), Column("证件号码"), Column("家庭"))
RELATIONS = (Column("户号"), Column("与户主关系"), Column("自"), Column("至"), Column("原因"))
CHECKS = (Column("核对事项"), Column("申报"), Column("查到"), Column("来源"), Column("结果"))
TRAIL = (Column("时间"), Column("谁"), Column("做了什么"), Column("目的"), Column("内容"))
CODED = (
    ("ethnicity", "民族"), ("marital", "婚姻状况"), ("health", "健康状况"),
    ("disability_kind", "残疾类别"), ("disability_grade", "残疾等级"),
    ("labour_capacity", "劳动能力"), ("employment", "就业状况"), ("student_stage", "就学阶段"),
)  # fmt: skip
UNKNOWN = "待核实"
FIELDS = {"id_number": "证件号码", "phone": "电话"}


def tabs(person: Person, current: str) -> tuple[Tab, ...]:
    """The dossier's tabs."""
    return tuple(
        Tab(label, reverse(f"desk:{name}", args=[person.pk]), name == current)
        for name, label in TABS
    )


def found_table(people: Iterable[Person], homes: dict[int, Household]) -> Table:
    """People found; each opens her dossier."""
    drawn = tuple(
        Row(
            (person.name, person.words()["sex"], plain_date(person.born_on),
             whole(person.id_masked),             _home(homes.get(person.pk))),
            reverse("desk:person", args=[person.pk]),
        )
        for person in people
    )  # fmt: skip
    then = "请核对写法，或者少写一个词。不在您辖区内的人查不到。"
    return Table("查到的人", FOUND, drawn, empty="没有查到。", empty_next=then)


def card(person: Person, home: Membership | None, on: date) -> tuple[Figure, ...]:
    """The card of a person."""
    words = person.words()
    years = str(person.age_on(person.died_on or on))
    number = home.household.number if home else ""
    url = reverse("desk:household", args=[number]) if home else ""
    return (
        Figure("性别", words["sex"]),
        Figure("年龄", years, "岁", plain_date(person.born_on)),
        Figure("在家庭中", home.relation_label if home else "未登记", note=number, url=url),
        Figure(
            "状态", "已去世" if person.died_on else "在世", note=plain_date(person.died_on or "")
        ),
    )


def entries(person: Person, places: dict[str, str]) -> tuple[Entry, ...]:
    """What is known, with sensitive fields masked."""
    words = person.words()
    ill = UNKNOWN if person.seriously_ill is None else "是" if person.seriously_ill else "否"
    return (
        Entry("证件号码", person.id_masked or UNKNOWN),
        Entry("电话", person.phone_masked or "没有登记"),
        Entry("户籍地", places.get(person.registered_division, UNKNOWN)),
        Entry("居住地", places.get(person.living_division, UNKNOWN)),
        Entry("住址", mask_address(person.address) if person.address else "没有登记"),
        *(Entry(label, words[column]) for column, label in CODED),
        Entry("患重病", ill),
    )


def relation_table(rows: Iterable[Membership]) -> Table:
    """The households a person belongs or belonged to."""
    drawn = tuple(
        Row(
            (row.household.number, row.relation_label, plain_date(row.since),
             plain_date(row.until) if row.until else "今", row.reason),
            reverse("desk:household", args=[row.household.number]),
        )
        for row in rows
    )  # fmt: skip
    return Table("家庭关系", RELATIONS, drawn, empty="没有登记在任何家庭。",
                 empty_next="申请时按户口和居住情况登记。")  # fmt: skip


def check_table(rows: Iterable[Check]) -> Table:
    """What other departments said of her."""
    drawn = tuple(
        Row(
            (
                row.item,
                row.declared or "未申报",
                row.found,
                f"{row.source} {plain_date(row.found_on)}",
                tag_cell(row.get_state_display(), "late" if row.state == "doubt" else "plain"),
            ),
            reverse("desk:case-tab", args=[row.case.number, "check"]),
        )
        for row in rows
    )
    return Table(
        "经济核对", CHECKS, drawn, empty="没有核对记录。", empty_next="办件发起核对后会列在这里。"
    )


def trail_table(rows: Iterable[TrailEntry], caption: str) -> Table:
    """Entries of the trail in words, newest first."""
    drawn = tuple(
        Row((instant(row.at), f"{row.doer_office} {row.doer_name}".strip(), verb_words(row.verb),
             row.purpose, _told(row)))
        for row in rows
    )  # fmt: skip
    return Table(
        caption, TRAIL, drawn, empty="没有留痕。", empty_next="每次查看敏感信息都会记在这里。"
    )


def version_events(rows: Iterable[PersonVersion]) -> tuple[Event, ...]:
    """What became known and when, newest first; values are not repeated."""
    return tuple(
        Event(_changed(row), row.recorded_by, row.since, note=f"来源：{row.source}")
        for row in reversed(list(rows))
    )


def _home(home: Household | None) -> object:
    if home is None:
        return "未登记"
    return link_cell(whole(home.number), reverse("desk:household", args=[home.number]))


def _told(row: TrailEntry) -> str:
    detail = json.loads(row.detail)
    field = detail.get("field", "")
    return FIELDS.get(field, field) if field else ""


def _changed(row: PersonVersion) -> str:
    if len(row.changes) > len(COLUMN_WORDS):  # all columns at once: she was registered
        return "登记"
    names = {**COLUMN_WORDS, **dict(CODED)}
    words = [names[column] for column in row.changes if column in names]
    return "、".join(words[:4]) + ("等" if len(words) > 4 else "") if words else "登记"


COLUMN_WORDS = {
    "name": "姓名", "born_on": "出生日期", "died_on": "死亡日期", "id_index": "证件号码",
    "phone_index": "电话", "registered_division": "户籍地", "living_division": "居住地",
    "address": "住址", "seriously_ill": "患重病",
}  # fmt: skip
