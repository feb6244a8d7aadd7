"""How a value, its unit and its reliability are written on the desk."""

from django.utils.safestring import SafeString

from minzheng.faces.looks.cells import tag_cell
from minzheng.kernel.params import ParamInfo
from minzheng.kernel.units import Kind

STATUS = {
    "verified": ("已核实", "ok"),
    "reported": ("据报道", "info"),
    "unconfirmed": ("待确认", "soon"),
    "missing": ("空缺", "late"),
}
PER = {
    "分/人·月": "每人每月", "分/人·年": "每人每年", "分/人": "每人",
    "分/月": "每月", "分/年": "每年", "分/天": "每天",
}  # fmt: skip


def status_tag(status: str) -> SafeString:
    """How sure we are of a value."""
    return tag_cell(*STATUS[status])


def value_words(info: ParamInfo, value: int | str) -> str:
    """1,330.00元；35%；15个工作日."""
    return info.unit.text(value)


def unit_words(info: ParamInfo) -> str:
    """What the value is counted in: 元（每人每月）, 个工作日, 比例."""
    if info.unit.kind is Kind.MONEY:
        per = PER.get(info.unit.name, "")
        return f"元（{per}）" if per else "元"
    return info.unit.suffix or info.unit.kind.value
