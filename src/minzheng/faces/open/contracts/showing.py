"""Contracts and rounds as anybody reads them; small numbers of people are not told by number."""

from collections.abc import Mapping, Sequence
from typing import Any

from minzheng.engines.projects.api import (
    Contract,
    FollowUp,
    Outcome,
    Reached,
    Results,
    Round,
    Stage,
    StageState,
    Winner,
    percent,
)
from minzheng.faces.looks.parts import Column, Entry, Figure, Row, Table
from minzheng.faces.looks.written import plain_date, yuan

FEW = "少于 5，不单独公布"
CONTRACTS = (
    Column("编号"), Column("服务"), Column("承接机构"), Column("所在地", secondary=True),
    Column("合同金额（元）", numeric=True), Column("已付（元）", numeric=True), Column("状态"),
)  # fmt: skip
INDICATORS = (
    Column("指标"), Column("承诺", numeric=True), Column("完成", numeric=True),
    Column("完成率", numeric=True), Column("权重", numeric=True),
)  # fmt: skip
STAGES = (
    Column("分期"), Column("占合同", numeric=True), Column("状态"),
    Column("应付（元）", numeric=True), Column("付款日"),
)  # fmt: skip
SCORES = (Column("评价内容"), Column("权重", numeric=True), Column("得分", numeric=True))
ROUNDS = (
    Column("征集"), Column("征集截止"), Column("总预算（元）", numeric=True),
    Column("方案", numeric=True), Column("状态"),
)  # fmt: skip
WINNERS = (
    Column("名次", numeric=True), Column("方案"), Column("机构"), Column("得分", numeric=True),
    Column("最高最低相差", numeric=True), Column("资助（元）", numeric=True), Column("以后"),
)  # fmt: skip


def contract_table(rows: Sequence[Contract], names: Mapping[str, str]) -> Table:
    """The newest first."""
    shown = tuple(_contract_row(each, names) for each in rows)
    then = "区民政局签了合同以后会在这里公布。"
    return Table("购买服务合同", CONTRACTS, shown, empty="还没有签过合同。", empty_next=then)


def contract_page(told: Results, place: str) -> dict[str, Any]:
    """What the page about a contract shows."""
    row, project = told.contract, told.contract.project
    return {
        "contract": row, "project": project, "section": "contracts",
        "figures": _figures(told),
        "entries": [
            Entry("承接机构", f"{row.organisation.name}（{row.organisation.credit_code}）"),
            Entry("服务", project.item_told.name), Entry("所在地", place),
            Entry("采购方式", told.way),
            Entry("服务期限", f"{plain_date(row.since)} 到 {plain_date(row.until)}"),
            Entry("签订", plain_date(row.signed_on)),
        ],
        "indicators": Table("承诺和完成", INDICATORS, tuple(map(_indicator_row, told.reached))),
        "stages": Table("分期和付款", STAGES, tuple(map(_stage_row, told.stages))),
        "scores": _score_table(told),
        "followed": [
            Entry(plain_date(each.on), f"服务{'还在' if each.goes_on else '不在了'}，"
                  f"最近一个月服务 {_count(each)} 人")
            for each in told.follow_ups
        ],
    }  # fmt: skip


def round_table(rows: Sequence[Any]) -> Table:
    """The newest first; rows are counted by who fetched them."""
    shown = tuple(
        Row((each.title, plain_date(each.closes_on), yuan(each.budget), str(each.handed),
             each.get_state_display()), f"{each.pk}/")
        for each in rows
    )  # fmt: skip
    return Table("公益创投", ROUNDS, shown, empty="还没有征集过。",
                 empty_next="区民政局发起以后会在这里公布。")  # fmt: skip


def round_page(row: Round, outcome: Outcome | None) -> dict[str, Any]:
    """What the page about a round shows; no award before it is published."""
    winners = tuple(map(_winner_row, outcome.winners)) if outcome else ()
    return {
        "round": row, "section": "contracts", "outcome": outcome,
        "entries": [
            Entry("主题", row.topic),
            Entry("征集", f"{plain_date(row.opens_on)} 到 {plain_date(row.closes_on)}"),
            Entry("总预算", f"{yuan(row.budget)} 元"), Entry("每份上限", f"{yuan(row.cap)} 元"),
            Entry("评分表", "；".join(f"{e['name']}（{e['weight']}）" for e in row.criteria)),
        ],
        "figures": _round_figures(outcome) if outcome else (),
        "winners": Table("资助的方案", WINNERS, winners),
    }  # fmt: skip


def _contract_row(row: Any, names: Mapping[str, str]) -> Row:
    project = row.project
    cells = (
        project.number, project.title, row.organisation.name,
        names.get(project.division_code, ""), yuan(row.amount), yuan(row.paid),
        project.get_state_display(),
    )  # fmt: skip
    return Row(cells, f"{row.pk}/")


def _figures(told: Results) -> tuple[Figure, ...]:
    amount, result = told.contract.amount, told.contract.project.result
    return (
        Figure("合同金额", yuan(amount), "元", strong=True),
        Figure("已付", yuan(told.paid), "元"),
        Figure("付了", f"{told.paid / amount:.1%}"),
        Figure("评价得分", str(result) if result is not None else "还没有评价"),
    )


def _indicator_row(each: Reached) -> Row:
    one = each.indicator
    if each.done is None:
        return Row((one.name, f"{one.target} {one.unit}", "还没有验收", "", str(one.weight)))
    share = "" if each.few else f"{each.done / one.target:.1%}"
    done = FEW if each.few else f"{each.done} {one.unit}"
    return Row((one.name, f"{one.target} {one.unit}", done, share, str(one.weight)))


def _stage_row(row: Stage) -> Row:
    settled = row.state in (StageState.PAID, StageState.NOTHING)
    day = plain_date(row.paid_on) if row.paid_on else ""
    amount = yuan(row.amount) if settled else ""
    return Row((row.name, percent(row.share), row.get_state_display(), amount, day))


def _score_table(told: Results) -> Table | None:
    if not told.scores:
        return None
    rows = tuple(Row((q.name, str(q.weight), str(points))) for q, points in told.scores)
    return Table("评价", SCORES, rows)


def _winner_row(each: Winner) -> Row:
    row = each.proposal
    cells = (
        str(each.place), row.title, row.organisation.name, f"{each.score / 100:g}",
        f"{each.spread / 10:g}", yuan(row.award), _after(each),
    )  # fmt: skip
    return Row(cells)


def _after(each: Winner) -> str:
    if each.follow_up is None:
        project = each.proposal.project
        return project.get_state_display() if project else "公示中"
    told = each.follow_up
    stands = "还在" if told.goes_on else "不在了"
    return f"{plain_date(told.on)}：服务{stands}，一个月 {_count(told)} 人"


def _round_figures(outcome: Outcome) -> tuple[Figure, ...]:
    return (
        Figure("收到方案", str(outcome.proposals), "份"),
        Figure("参加评审", str(outcome.marked), "份"),
        Figure("资助", str(len(outcome.winners)), "份"),
        Figure("合计", yuan(outcome.total), "元", strong=True),
    )


def _count(each: FollowUp) -> str:
    return FEW if each.few else str(each.served)
