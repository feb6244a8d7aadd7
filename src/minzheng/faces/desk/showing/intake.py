"""The window: matters to take in, people found, drafts still being written."""

from collections.abc import Iterable, Mapping

from django.urls import reverse

from minzheng.engines.cases.api import Draft
from minzheng.faces.desk.showing.words import whole
from minzheng.faces.looks.cells import link_cell
from minzheng.faces.looks.parts import Column, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.matter import Matter, catalogue
from minzheng.registers.facilities.api import Facility
from minzheng.registers.households.api import Household
from minzheng.registers.people.api import Person

MATTERS = (Column("事项"), Column("为谁"), Column("在哪里办"), Column("编码", secondary=True))
FOUND = (Column("姓名"), Column("性别"), Column("出生"), Column("证件号码"), Column("户号"))
HOUSES = (Column("机构"), Column("运营性质"), Column("所在地"), Column("许可或备案号"))
DRAFTS = (Column("事项"), Column("为谁"), Column("最后填写"), Column("保留到"), Column("不要了"))


def matter_table(matters: Iterable[Matter]) -> Table:
    """What can be taken in here."""
    rows = (_matter_row(matter) for matter in matters)
    then = "收件由村（社区）、乡镇（街道）经办人、救助站和儿童主任办理，机构的由区民政局收。"
    return Table("选择事项", MATTERS, tuple(rows), empty="您的岗位不收件。", empty_next=then)


def _matter_row(matter: Matter) -> Row:
    field, _, name = matter.key.partition("/")
    if matter.organisational:
        url = reverse("desk:intake-house", args=[field, name])
        return Row(
            (matter.service.title, "一家机构", "机构所在地或登记地", matter.service.code), url
        )
    whom = "一个人" if matter.personal else "一户家庭"
    where = "求助地" if matter.application.anywhere else "家庭登记地"
    url = reverse("desk:intake-who", args=[field, name])
    return Row((matter.service.title, whom, where, matter.service.code), url)


def found_table(
    matter: Matter,
    people: Iterable[Person],
    homes: Mapping[int, Household],
    names: Mapping[int, str],
) -> Table:
    """People found; each opens the page that asks for whom it is."""
    field, _, name = matter.key.partition("/")
    rows = tuple(
        Row(
            (names[person.pk], person.words()["sex"], plain_date(person.born_on),
             whole(person.id_masked) if person.id_masked else "没有",
             homes[person.pk].number if person.pk in homes else "未登记"),
            reverse("desk:intake-begin", args=[field, name, person.pk]),
        )
        for person in people
    )  # fmt: skip
    then = "请核对写法，或者少写一个词。确实没有登记过的，点下面“登记这个人”。"
    return Table("查到的人", FOUND, rows, empty="没有查到。", empty_next=then)


def house_table(matter: Matter, facilities: Iterable[Facility], places: Mapping[str, str]) -> Table:
    """Facilities found; each opens the page that begins its draft."""
    field, _, name = matter.key.partition("/")
    rows = tuple(
        Row((row.name, row.operator_name or "未登记", places.get(row.division_code, ""),
             row.licence or "没有"), reverse("desk:intake-house-begin", args=[field, name, row.pk]))
        for row in facilities
    )  # fmt: skip
    then = "请核对写法。没有登记过的，先在“机构”里登记。"
    return Table("查到的机构", HOUSES, rows, empty="没有查到。", empty_next=then)


def draft_table(drafts: Iterable[Draft]) -> Table:
    """Applications begun and not yet submitted."""
    rows = tuple(_draft_row(draft) for draft in drafts)
    then = "填了一半的申请会出现在这里，保留 30 天。"
    return Table("没有填完的", DRAFTS, rows, empty="没有。", empty_next=then)


def _draft_row(draft: Draft) -> Row:
    discard = reverse("desk:intake-discard", args=[draft.pk])
    return Row(
        (
            catalogue().get(draft.matter).service.title, draft.subject_name,
            plain_date(draft.updated_at.date()), plain_date(draft.expires_on),
            link_cell("删除草稿", discard),
        ),
        reverse("desk:intake-form", args=[draft.pk]),
    )  # fmt: skip
