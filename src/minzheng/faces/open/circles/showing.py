"""The investment handbook as tables, a map, and a letter to print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from minzheng.engines.circles import api
from minzheng.engines.notices import api as notices
from minzheng.faces.looks.dotmap import Dot
from minzheng.faces.looks.parts import Column, Row, Table
from minzheng.faces.looks.written import chinese_date, plain_date, yuan
from minzheng.registers.divisions.api import full_names
from minzheng.registers.facilities.api import KINDS

STATUS = {"verified": "已核对文件", "reported": "据报道", "unconfirmed": "待核实"}
WANTED = ("在哪里", "没有覆盖的老年人", "要什么", "那里的老年人")
PREMISES = ("物业", "地址", "面积（平方米）", "楼层", "房屋", "消防", "月租金（元）")
POLICIES = ("政策和补贴", "现在的数", "依据", "来源", "是否核实")
Lines = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Handbook:
    """Everything of one edition, in words."""

    edition: api.Edition
    wanted: Lines
    premises: Lines
    policies: Lines
    dots: tuple[Dot, ...]


def handbook_of(edition: api.Edition, on: date) -> Handbook:
    """The edition with its premises that can still be let and its policies of the day."""
    rows = api.premises_in(edition)
    places = {each["division"] for each in edition.wanted} | {row.division_code for row in rows}
    full = full_names({*places, edition.division_code})
    here = full[edition.division_code]
    names = {code: full[code].removeprefix(here) or here for code in places}
    return Handbook(
        edition,
        tuple(
            (names[each["division"]], f"{each['gap']:,}", KINDS[each["kind"]].name,
             f"{each['elders']:,}")
            for each in edition.wanted
        ),
        tuple(_premises(number, row, names) for number, row in enumerate(rows, 1)),
        tuple(_policy(each) for each in api.policies_in(edition, on)),
        tuple(
            Dot(number, row.name, row.latitude or 0, row.longitude or 0, "diamond")
            for number, row in enumerate(rows, 1) if row.is_placed
        ),
    )  # fmt: skip


def tables(book: Handbook) -> tuple[Table, Table, Table]:
    """Projects wanted, premises to let, policies in force."""
    return (
        _table("要招的项目", WANTED, book.wanted, (1, 3), "没有 5 位以上老年人的缺口。"),
        _table("可以租的物业", PREMISES, book.premises, (2,), "现在没有可以租的物业。"),
        _table("政策和补贴", POLICIES, book.policies, (), "这一版没有列政策。"),
    )


def letter(book: Handbook) -> notices.Letter:
    """The same for paper."""
    row = book.edition
    body = [notices.paragraph(row.preface)] if row.preface else []
    body.append(notices.paragraph(counted(row)))
    blocks: list[notices.Block] = [*body]
    for title, heads, widths, lines in (
        ("要招的项目", WANTED, ("1fr", "5字", "1fr", "5字"), book.wanted),
        ("可以租的物业", PREMISES[:6], ("1fr", "1fr", "4字", "3字", "5字", "5字"),
         tuple(line[:6] for line in book.premises)),
        ("政策和补贴", POLICIES[:2] + POLICIES[3:], ("1fr", "5字", "1fr", "4字"),
         tuple(line[:2] + line[3:] for line in book.policies)),
    ):  # fmt: skip
        columns = tuple(
            notices.Column(head, width, "left") for head, width in zip(heads, widths, strict=True)
        )
        if lines:
            blocks.append(notices.Table(columns, lines, title))
    blocks.append(notices.paragraph(f"联系：{row.contact}。"))
    head = notices.Head(row.issuer, "", row.published_on)
    return notices.Letter("handbook", row.title, head, tuple(blocks))


def counted(row: api.Edition) -> str:
    """What the gaps are, and what they are not."""
    return (
        f"缺口按{chinese_date(row.day)}的人口和在办的设施测算：走路到得了、到了有位的算覆盖，"
        "其余算没有覆盖。距离用直线乘系数，不是街道路网；不到 5 人的缺口不公开。"
        "补贴以申请时的正式文件为准，“待核实”的不能当作承诺。"
    )


def _table(
    caption: str, heads: Sequence[str], lines: Lines, numeric: tuple[int, ...], empty: str
) -> Table:
    columns = tuple(Column(head, at in numeric) for at, head in enumerate(heads))
    return Table(caption, columns, tuple(Row(line) for line in lines), empty=empty)


def _premises(number: int, row: api.Premises, names: dict[str, str]) -> tuple[str, ...]:
    rent = "面议" if row.rent is None else ("免租" if row.rent == 0 else yuan(row.rent))
    return (
        f"{number} {row.name}", f"{names[row.division_code]} {row.address}", f"{row.area:,}",
        row.floor or "没有登记", row.condition_name, row.fire_name, rent,
    )  # fmt: skip


def _policy(policy: api.Policy) -> tuple[str, ...]:
    if policy.value is None:
        return (policy.label, "没有生效的数", policy.basis, "没有", "没有")
    since = f"{plain_date(policy.since)} 起，{policy.source}"
    return (policy.label, policy.value, policy.basis, since, STATUS.get(policy.status, ""))
