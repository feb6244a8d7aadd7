"""Projects as officers read them: the list, the contract, its stages and how sums came about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from minzheng.engines.projects.api import (
    Contract,
    Project,
    ProjectPage,
    Stage,
    StageState,
    measures,
    pay_plans,
    percent,
    questions,
    stage_due,
)
from minzheng.faces.desk.showing.words import near
from minzheng.faces.looks.parts import Column, Entry, Figure, Row, Table
from minzheng.faces.looks.written import plain_date, yuan
from minzheng.kernel.clock import ClockState
from minzheng.registers.last_days import due_clock

COLUMNS = (
    Column("项目"), Column("名称"), Column("所在地", secondary=True), Column("承接机构"),
    Column("合同金额", numeric=True), Column("已付", numeric=True), Column("状态"),
)  # fmt: skip
TONES = {StageState.PAID: "ok", StageState.WAITING: "plain", StageState.NOTHING: "plain"}


@dataclass(frozen=True)
class Money:
    """What was paid of a contract, and what is set aside for it, in fen."""

    paid: int = 0
    kept: int = 0


@dataclass(frozen=True)
class StageCard:
    """A stage: its numbers beside each other, the sum, and by when it is dealt with."""

    row: Stage
    tone: str
    figures: Sequence[Entry]
    share: str
    clock: ClockState | None


def project_table(found: ProjectPage, names: Mapping[str, str]) -> Table:
    """The newest first."""
    rows = tuple(_row(project, found, names) for project in found.rows)
    return Table(
        "购买服务项目", COLUMNS, rows,
        empty="没有符合条件的项目。", empty_next="提出项目以后会出现在这里。",
    )  # fmt: skip


def address(**query: str) -> str:
    """The list with these conditions."""
    return f"{reverse('desk:projects')}{'?' if query else ''}{urlencode(query)}"


def figures(project: Project, contract: Contract | None, money: Money) -> tuple[Figure, ...]:
    """What it may cost, what it costs, what was paid and what is set aside."""
    signed = yuan(contract.amount) if contract else "还没有签"
    return (
        Figure("预算", yuan(project.budget), "元"),
        Figure("合同金额", signed, "元" if contract else "", strong=True),
        Figure("已付", yuan(money.paid), "元"),
        Figure("预留待付", yuan(money.kept), "元"),
    )


def project_entries(project: Project, place: str) -> list[Entry]:
    """Need, way, who proposed and decided."""
    decided = f"{project.decided_by}，{plain_date(project.decided_on)}：{project.decided_words}"
    dropped = [Entry("不再实施", project.dropped_words)] if project.dropped_words else []
    return [
        Entry("需求", project.need),
        Entry("服务", project.item_told.name),
        Entry("在哪里做", near(place)),
        Entry("采购方式", f"{project.way_name}　{project.way_reason}".strip()),
        Entry("提出", f"{project.made_by}，{plain_date(project.made_on)}"),
        Entry("审批", decided if project.decided_on else "还没有"),
        *dropped,
    ]


def contract_entries(contract: Contract) -> list[Entry]:
    """With whom, from when to when, paid how, ended how."""
    entries = [
        Entry("承接机构", f"{contract.organisation.name}（{contract.organisation.credit_code}）"),
        Entry("服务期限", f"{plain_date(contract.since)} 到 {plain_date(contract.until)}"),
        Entry("付款办法", pay_plans()[contract.pay_plan].name),
        Entry("终止条款", contract.termination),
        Entry("签订", f"{contract.signed_by}，{plain_date(contract.signed_on)}"),
    ]
    if contract.split_words:
        entries.append(Entry("不是拆分采购的说明", contract.split_words))
    if contract.stopped_on:
        entries.append(
            Entry("提前终止", f"{plain_date(contract.stopped_on)}：{contract.stopped_words}")
        )
    return entries


def indicator_entries(contract: Contract) -> list[Entry]:
    """Every indicator, its target and how it is counted."""
    known = measures()
    return [
        Entry(
            each.name,
            f"{each.target} {each.unit}，权重 {each.weight}，"
            + (f"系统数：{known[each.measure].name}" if each.measure in known else "凭证明验收"),
        )
        for each in contract.indicators
    ]


def amendment_entries(contract: Contract) -> list[Entry]:
    """What was changed, the oldest first. One query."""
    return [
        Entry(
            f"{plain_date(each.on)}变更",
            f"{yuan(each.amount_before)} 元改为 {yuan(each.amount)} 元，"
            f"到 {plain_date(each.until)}。{each.words}（{each.by}）",
        )
        for each in contract.amendments.all()
    ]


def follow_entries(project: Project) -> list[Entry]:
    """How it stood when it was looked at again. One query."""
    return [
        Entry(
            plain_date(each.on),
            f"服务{'还在' if each.goes_on else '不在了'}，最近一个月 {each.served} 人。"
            f"{each.words}（{each.by}）",
        )
        for each in project.follow_ups.all()
    ]


def stage_cards(contract: Contract, stages: Sequence[Stage], on: date) -> list[StageCard]:
    """In their order."""
    return [stage_card(contract, each, on) for each in stages]


def stage_card(contract: Contract, row: Stage, on: date) -> StageCard:
    """One stage."""
    entries = [
        Entry(
            each.name,
            f"机构报 {row.claimed.get(each.code, 0)}，"
            f"验收 {row.accepted.get(each.code, '还没有')}（{each.unit}）",
        )
        for each in contract.indicators
        if row.expected and row.claimed
    ]
    tone = TONES.get(StageState(row.state), "info")
    row.contract = contract
    due = stage_due(row)
    clock = due_clock(due, on) if due else None
    return StageCard(row, tone, entries, f"{percent(row.share)}，{_expected(row)}", clock)


def score_entries(project: Project) -> list[Entry]:
    """The evaluation, question by question."""
    return [
        Entry(f"{each.name}（权重 {each.weight}）", f"{project.scores.get(each.key, 0)} 分")
        for each in questions()
    ]


def _row(project: Project, found: ProjectPage, names: Mapping[str, str]) -> Row:
    contract = found.contracts.get(project.pk)
    return Row(
        (
            project.number, project.title, near(names[project.division_code]),
            contract.organisation.name if contract else "还没有",
            yuan(contract.amount) if contract else "",
            yuan(found.paid.get(project.pk, 0)) if contract else "",
            project.get_state_display(),
        ),
        reverse("desk:project", args=[project.pk]),
    )  # fmt: skip


def _expected(row: Stage) -> str:
    return f"应完成 {percent(row.expected)}" if row.expected else "不看成效"
