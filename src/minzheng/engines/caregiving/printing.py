"""The agreement as a paper to sign, in three copies."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.caregiving.coded import FACILITY, OWN
from minzheng.engines.caregiving.models import Agreement
from minzheng.engines.caregiving.trail import record
from minzheng.engines.notices.api import Arithmetic as Sums
from minzheng.engines.notices.api import (
    Block,
    Column,
    Head,
    Letter,
    Line,
    Paragraph,
    Run,
    Table,
    paragraph,
    render,
)
from minzheng.kernel.money import yuan, yuan_words
from minzheng.registers.divisions.api import full_names
from minzheng.registers.offices.api import office_of

TASKS = (Column("序号", "3字"), Column("照料内容", "1fr", "left"), Column("依据", "12字", "left"))


@transaction.atomic
def agreement_pdf(viewer: Viewer, agreement: Agreement, on: date) -> bytes:
    """The paper to print and sign; who takes it is in the trail. Raises MissingGlyph."""
    charge = agreement.charge
    office = office_of(charge.division_code, "town")
    place = full_names([charge.division_code])[charge.division_code]
    name = office.name if office else place
    letter = Letter(
        kind="letter", title="照料护理协议", head=Head(name, "", on),
        body=tuple(_body(agreement, name)), number=f"编号 {agreement.number}", seal_place="",
    )  # fmt: skip
    pdf = render(letter).pdf
    record(charge, "print_care_agreement", viewer.doer, agreement=agreement.pk)
    return pdf


def _body(row: Agreement, town: str) -> Iterator[Block]:
    charge = row.charge
    end = f"至 {row.until} 止" if row.until else "至终止为止"
    yield paragraph(
        f"甲方（被照料人）：{charge.person.name}，{charge.tier_name}，{row.assessed_on} 评估，"
        f"{row.mode_name}。乙方（照料方）：{_other(row)}。丙方：{town}。"
        f"三方约定，自 {row.since} 起{end}，乙方照料甲方。"
    )
    yield _heading("一、照料内容")
    yield Table(TASKS, tuple(_task(place, each) for place, each in enumerate(row.tasks, start=1)))
    yield _heading("二、照料护理费")
    yield Sums(tuple(_sums(row)))
    yield paragraph(_money(row))
    yield _heading("三、走访和整改")
    yield paragraph(
        "丙方按期走访，当面看甲方，逐项看照料内容。没有做到的，乙方在丙方定的期限内改好；"
        "到期没有改好的，丙方可以终止协议，另请照料人。"
        "甲方自理能力或者供养方式有变化的，任何一方都可以提出，重新评估后续签。"
    )
    yield _heading("四、终止")
    yield paragraph(
        "甲方去世或者不再享受、乙方去世或者不能继续、甲方离开机构的，协议终止，"
        "钱从下一次发放起改回甲方本人账户。"
    )
    yield paragraph("甲方（或者监护人）签字：　　　　　　　　　　年　　月　　日")
    yield paragraph("乙方签字（盖章）：　　　　　　　　　　　　　年　　月　　日")
    yield paragraph("丙方经办人签字（盖章）：　　　　　　　　　　年　　月　　日")


def _other(row: Agreement) -> str:
    if row.mode == FACILITY:
        return row.other_party
    return f"{row.other_party}（{row.relation_name}，{row.health_name}）"


def _task(place: int, each: dict[str, str]) -> tuple[str, ...]:
    doubt = "（待本地确认）" if each["status"] == "unconfirmed" else ""
    return (str(place), each["words"], f"{each['basis']}{doubt}")


def _sums(row: Agreement) -> Iterator[Line]:
    for line in row.charge.workings:
        basis = "、".join(line["cites"])
        yield Line(line["label"], line["sentence"], line["text"], basis)
    yield Line("基本生活费", "按认定决定", f"{yuan(row.base)}元", "")
    working = f"{yuan(row.base)}＋{yuan(row.care)}"
    yield Line("每月合计", working, f"{yuan(row.monthly)}元", "")


def _money(row: Agreement) -> str:
    where = row.payee_name if row.payee == OWN else f"{row.payee_name}（{row.account_masked}）"
    return (
        f"每月合计 {yuan(row.monthly)} 元（{yuan_words(row.monthly)}）。"
        f"其中照料护理费 {yuan(row.care)} 元归乙方照料用，发到{where}；"
        f"基本生活费 {yuan(row.base)} 元用于甲方的生活，发到本人账户。"
        "标准调整的，按调整后的标准发。"
    )


def _heading(text: str) -> Paragraph:
    return Paragraph((Run(text),), "heading")
