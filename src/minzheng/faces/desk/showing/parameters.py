"""Parameters as tables: the list at a place, the history of one, where it counts."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.urls import reverse

from minzheng.engines.parameters.api import Dated, Proposal, Use, book, place_names, uses_of
from minzheng.faces.desk.choosing import Wanted
from minzheng.faces.desk.parameter_words import STATUS, status_tag, value_words
from minzheng.faces.desk.showing.words import near, whole
from minzheng.faces.looks.cells import link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Figure, Row, Table
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.params import NotInForce, ParamInfo, ParamValue

Names = Mapping[str, str]

COLUMNS = (
    Column("参数"), Column("现行值"), Column("状态"), Column("自", secondary=True),
    Column("来源", secondary=True), Column("用于", secondary=True),
)  # fmt: skip
HISTORY = (
    Column("地区"), Column("起止"), Column("值", numeric=True), Column("可靠程度"),
    Column("来源"), Column("录入", secondary=True), Column("备注", secondary=True),
)  # fmt: skip
USES = (Column("事项"), Column("名称"), Column("类型", secondary=True), Column("怎样用"))
PROPOSALS = (
    Column("参数"), Column("值", numeric=True), Column("自"), Column("地区"), Column("状态"),
    Column("提出", secondary=True), Column("办理", secondary=True),
)  # fmt: skip
STATES = {"proposed": "soon", "approved": "ok", "returned": "late", "withdrawn": "plain"}
COMMON = "通用"


def entry_at(key: str, place: str, on: date) -> ParamValue | None:
    """The value in force, or None."""
    try:
        return book().entry(key, on=on, place=place)
    except NotInForce:
        return None


def parameter_table(wanted: Wanted, on: date, waiting: frozenset[str]) -> Table:
    """Every parameter that fits the filters, at the place chosen; one without a value says so."""
    params = book()
    shown = []
    for key in sorted(params.infos):
        info, titles = params.info(key), _matters(uses_of(key))
        value = entry_at(key, wanted.place, on)
        if wanted.fits(value.status if value else "missing", uses_of(key)):
            mark = "（有值待批准）" if key in waiting else ""
            shown.append(_row(info, value, titles, place=wanted.place, mark=mark))
    return Table(
        f"{wanted.place_name}：{len(shown)} 项", COLUMNS, tuple(shown),
        empty="没有符合条件的参数。", empty_next="换一个条件看看。",
    )  # fmt: skip


def figures(info: ParamInfo, value: ParamValue | None, where: str) -> tuple[Figure, ...]:
    """What holds today, taken from the division named."""
    if value is None:
        return (Figure("现行值", "还没有录入", strong=True),)
    return (
        Figure("现行值", value_words(info, value.value), strong=True),
        Figure("自", plain_date(value.since)),
        Figure("可靠程度", STATUS[value.status][0], note=f"{plain_date(value.checked_on)} 核对"),
        Figure("取自", near(where)),
    )


def history_table(info: ParamInfo, history: Sequence[Dated], names: Names, on: date) -> Table:
    """Every value by place, the latest first; what a later entry corrected is marked."""
    rows = sorted(history, key=lambda each: each.value.since, reverse=True)
    rows.sort(key=lambda each: each.value.place)
    return Table(
        "历次取值", HISTORY,
        tuple(_history_row(info, each, names[each.value.place], on) for each in rows),
        empty="还没有任何地区的值。", empty_next="请录入：由一人提出、另一人批准。",
    )  # fmt: skip


def use_table(uses: Iterable[Use]) -> Table:
    """Rules, limits and ways that read it."""
    rows = tuple(
        Row(
            (
                _rules_link(use),
                use.name,
                use.kind,
                use.sentence.removeprefix(f"{use.name}："),
            )
        )
        for use in uses
    )
    return Table("用在哪里", USES, rows, empty="没有规则、时限或流程用到它。")


def _rules_link(use: Use) -> str:
    """The matter; its name opens its rules."""
    if "/" not in use.matter:  # what all matters share has no page of its own
        return whole(use.matter_title)
    return link_cell(use.matter_title, reverse("desk:rules", args=[use.matter]))


def proposal_table(rows: Iterable[Proposal], caption: str, names: Names | None = None) -> Table:
    """Entries on their way, or done; `names` of their places where they are known already."""
    listed = list(rows)
    known = place_names(row.place for row in listed) if names is None else names
    drawn = tuple(_proposal_row(row, known[row.place]) for row in listed)
    then = "在参数页点“录入新值”，由另一人批准后生效。"
    return Table(caption, PROPOSALS, drawn, empty="没有。", empty_next=then)


def _matters(uses: Iterable[Use]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(use.matter_title for use in uses))


def _row(
    info: ParamInfo, value: ParamValue | None, titles: tuple[str, ...], *, place: str, mark: str
) -> Row:
    url = f"{reverse('desk:parameter', args=[info.key])}?place={place}"
    used = "、".join(titles[:3]) + (f"等 {len(titles)} 项" if len(titles) > 3 else "") or COMMON
    name = f"{info.label}{mark}"
    if value is None:
        cells = (name, "还没有录入", tag_cell("空缺", "late"), "", "", used)
        return Row(cells, url, "late")
    cells = (name, value_words(info, value.value), status_tag(value.status),
             plain_date(value.since), value.source, used)  # fmt: skip
    return Row(cells, url)


def _history_row(info: ParamInfo, each: Dated, where: str, on: date) -> Row:
    value = each.value
    ends = plain_date(value.until) if value.until else "至今" if value.since <= on else "起"
    state = tag_cell("已更正") if each.replaced_by else status_tag(value.status)
    return Row(
        (
            near(where),
            whole(f"{plain_date(value.since)} {'至 ' if value.until else ''}{ends}"),
            value_words(info, value.value),
            state,
            value.source,
            _entered(each),
            value.note,
        )
    )


def _entered(each: Dated) -> object:
    entry = each.entry
    if entry is None:
        return "参数文件"
    url = reverse("desk:proposal", args=[entry.pk])
    return link_cell(f"{entry.proposed_by}提出，{entry.decided_by}批准", url)


def _proposal_row(row: Proposal, where: str) -> Row:
    info = book().infos.get(row.key)
    done = f"{row.decided_by} {plain_date(row.decided_on)}" if row.decided_on else ""
    cells = (
        info.label if info else row.key,
        value_words(info, row.value) if info else str(row.value),
        plain_date(row.since),
        near(where),
        tag_cell(row.get_state_display(), STATES[row.state]),
        f"{row.proposed_by} {plain_date(row.proposed_on)}",
        done,
    )
    return Row(cells, reverse("desk:proposal", args=[row.pk]))
