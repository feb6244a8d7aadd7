"""Facilities as the pages show them: the list, one with everything known, the organisation."""

from collections.abc import Iterable, Mapping, Sequence

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from minzheng.faces.desk.facilities.choosing import Acting, Terms
from minzheng.faces.desk.showing.words import near, whole
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Entry, Figure, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.money import yuan
from minzheng.registers.facilities.api import Facility, Fault, Imported, Offered
from minzheng.registers.organisations.api import DUTIES, Organisation

COLUMNS = (
    Column("名称"), Column("类别"), Column("所在地", secondary=True), Column("空位"),
    Column("许可或备案有效期", secondary=True), Column("等级", secondary=True), Column("要办的事"),
)  # fmt: skip
OFFERS = (Column("服务"), Column("价格", numeric=True), Column("谁付"))
ACTING = (Column("姓名"), Column("职责"), Column("从哪天起"))
FAULTS = (Column("行", numeric=True), Column("列"), Column("哪里不对"), Column("怎么改"))
NOT_TOLD = "没有登记"


def facility_table(
    rows: Iterable[Facility], names: Mapping[str, str], terms: Terms, caption: str = "机构"
) -> Table:
    """Facilities; each opens its page."""
    drawn = tuple(
        Row(
            (
                row.name,
                row.kind_name,
                near(names.get(row.division_code, "")),
                vacancy_words(row),
                plain_date(row.licence_until) if row.licence_until else NOT_TOLD,
                row.rating or NOT_TOLD,
                marks(row, terms),
            ),
            reverse("desk:facility", args=[row.pk]),
        )
        for row in rows
    )
    then = "换一个条件看看；还没有登记的，由区民政局或镇街登记。"
    return Table(caption, COLUMNS, drawn, empty="没有符合条件的机构。", empty_next=then)


def vacancy_words(facility: Facility) -> str:
    """空 12 / 80 张床位（2026-11-02 报）."""
    if facility.capacity is None and facility.vacancy is None:
        return NOT_TOLD
    free = "没有报告" if facility.vacancy is None else f"空 {facility.vacancy}"
    total = f" / {facility.capacity} {facility.unit}" if facility.capacity is not None else ""
    day = f"（{plain_date(facility.vacancy_on)} 报）" if facility.vacancy_on else ""
    return f"{free}{total}{day}"


def marks(facility: Facility, terms: Terms) -> SafeString | str:
    """What somebody has to see to."""
    if facility.closed_on is not None:
        word = "起停办" if facility.closed_on > terms.on else "停办"
        return tag_cell(f"{plain_date(facility.closed_on)} {word}", "plain")
    told = []
    if terms.is_late(facility):
        told.append(("soon", "空位没有按期报告"))
    for what, until in (("许可或备案", facility.licence_until), ("等级", facility.rating_until)):
        if until is not None and terms.is_ending(until):
            tone = ("late", "已到期") if until < terms.on else ("soon", "快到期")
            told.append((tone[0], f"{what}{tone[1]}"))
    return format_html_join(" ", '<span class="tag tag-{}">{}</span>', told) if told else "没有"


def figures(facility: Facility, terms: Terms) -> tuple[Figure, ...]:
    """The strip of one: free places, licence, grade."""
    free = "没有报告" if facility.vacancy is None else str(facility.vacancy)
    of = f"共 {facility.capacity} {facility.unit}" if facility.capacity is not None else ""
    day = f"{plain_date(facility.vacancy_on)} 报告" if facility.vacancy_on else ""
    late = "该报告了" if terms.is_late(facility) else ""
    until = plain_date(facility.licence_until) if facility.licence_until else NOT_TOLD
    return (
        Figure("空位", free, note="；".join(filter(None, (of, day, late))), strong=True),
        Figure("许可或备案到", until, note=facility.licence),
        Figure("等级", facility.rating or NOT_TOLD, note=_until(facility)),
        Figure("运营性质", facility.operator_name or NOT_TOLD),
    )


def entries(facility: Facility, place: str) -> tuple[Entry, ...]:
    """Every column in words; what nobody registered is said so."""
    told = (
        ("类别", facility.kind_name),
        ("所在地", place),
        ("地址", facility.address),
        ("怎么去", facility.route),
        ("位置", position(facility)),
        ("电话", facility.phone),
        ("开放时间", facility.week.text),
        ("不开放的日子", "、".join(facility.closed_days)),
        ("语言", facility.languages),
        ("无障碍", facility.access_words),
        ("统一社会信用代码", facility.credit_code),
        ("许可或备案号", facility.licence),
        ("开办", plain_date(facility.opened_on) if facility.opened_on else ""),
        ("更新", plain_date(facility.updated_on)),
    )
    return tuple(Entry(key, value or NOT_TOLD) for key, value in told)


def position(facility: Facility) -> str:
    """北纬 23.29000，东经 113.81000."""
    if facility.latitude is None or facility.longitude is None:
        return ""
    return f"北纬 {facility.latitude:.5f}，东经 {facility.longitude:.5f}（WGS-84）"


def offer_table(offers: Sequence[Offered]) -> Table:
    """What is offered at which price."""
    rows = tuple(Row((each.name, price_words(each), each.payer_name or NOT_TOLD))
                 for each in offers)  # fmt: skip
    return Table("服务和价格", OFFERS, rows, empty="没有登记服务项目。")


def price_words(offer: Offered) -> str:
    """3,200.00 元/月, 免费, 没有登记."""
    if offer.price is None:
        return NOT_TOLD
    unit = f"/{offer.unit}" if offer.unit else ""
    return f"{yuan(offer.price)} 元{unit}" if offer.price else "免费"


def acting_table(members: Iterable[Acting]) -> Table:
    """Who acts for the organisation in this system."""
    rows = tuple(
        Row((each.name, DUTIES.get(each.duty, each.duty), plain_date(each.since)))
        for each in members
    )
    then = "没有人代办的机构，空位、电话、价格由区、镇街登记。"
    return Table("谁能代它办事", ACTING, rows, empty="还没有登记的人。", empty_next=then)


def organisation_entries(organisation: Organisation, place: str) -> tuple[Entry, ...]:
    """What the register of organisations says."""
    ended = plain_date(organisation.until) if organisation.until else "没有终止"
    return (
        Entry("统一社会信用代码", whole(organisation.credit_code)),
        Entry("类别", organisation.kind or NOT_TOLD),
        Entry("所在地", place),
        Entry("成立", plain_date(organisation.since)),
        Entry("终止", ended),
    )


def fault_table(faults: Iterable[Fault]) -> Table:
    """Every wrong cell."""
    rows = tuple(Row((str(each.row), each.column, each.rule, each.remedy)) for each in faults)
    return Table("没有导入的行", FAULTS, rows)


def sheet_figures(done: Imported) -> tuple[Figure, ...]:
    """What a sheet brought."""
    return (
        Figure("新登记", str(done.added), "个", strong=True),
        Figure("更正", str(done.changed), "个"),
        Figure("没有变化", str(done.same), "个"),
        Figure("没有导入", str(len(done.faults)), "行"),
    )


def _until(facility: Facility) -> str:
    return f"到 {plain_date(facility.rating_until)}" if facility.rating_until else ""
