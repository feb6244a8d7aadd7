"""Parameters as a table: value, since when, source, how sure, checked when, used by which rules."""

from datetime import date

from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Row, Table
from minzheng.faces.looks.templatetags.looks import plain_date
from minzheng.kernel.matter import catalogue
from minzheng.kernel.params import NotInForce, ParamInfo, ParamValue

COLUMNS = (
    Column("参数"), Column("现行值"), Column("自"), Column("来源"), Column("可靠程度"),
    Column("核对日期"), Column("用在哪些规则"), Column("依据", secondary=True),
)  # fmt: skip
STATUS = {
    "verified": ("已核实", "ok"),
    "reported": ("据报道", "info"),
    "unconfirmed": ("待确认", "soon"),
}


def parameter_table(place: str, on: date) -> Table:
    """Every parameter at a place on a day; one without a value says what to do."""
    book, used = catalogue().params, _used()
    rows = tuple(
        _row(book.info(key), _value(key, place, on), used.get(key, []))
        for key in sorted(book.infos)
    )
    return Table("标准与参数", COLUMNS, rows, empty="没有声明参数。")


def _value(key: str, place: str, on: date) -> ParamValue | None:
    try:
        return catalogue().params.entry(key, on=on, place=place)
    except NotInForce:
        return None


def _row(info: ParamInfo, value: ParamValue | None, rules: list[str]) -> Row:
    names = (
        "、".join(rules[:5]) + (f" 等 {len(rules)} 条" if len(rules) > 5 else "")
        or "办理期限和流程"
    )
    if value is None:
        missing = tag_cell("没有录入", "late")
        return Row(
            (info.label, missing, "", "请报区民政局录入", "", "", names, info.basis), tone="late"
        )
    cells = (
        info.label,
        info.unit.text(value.value),
        plain_date(value.since),
        value.source,
        tag_cell(*STATUS[value.status]),
        plain_date(value.checked_on),
        names,
        info.basis,
    )
    return Row(cells)


def _used() -> dict[str, list[str]]:
    """Names of the rules that rest on each parameter."""
    found: dict[str, list[str]] = {}
    for matter in catalogue().matters.values():
        for formula in matter.policy.formulas:
            for param in formula.needs().params:
                found.setdefault(param.key, []).append(formula.label)
    return found
