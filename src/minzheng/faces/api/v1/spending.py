"""What public money bought, for anybody: funds by kind, contracts by result, venture rounds."""

from typing import Any

from ninja import Router

from minzheng.engines.ledger.api import KindSum, sums_by_kind
from minzheng.engines.projects import api
from minzheng.faces.api.v1 import spending_schemas as shape
from minzheng.faces.api.v1.paging import PAGE, Limit, page_of
from minzheng.faces.api.v1.requests import ApiRequest
from minzheng.faces.api.v1.responses import REFUSED, fresh

router = Router(tags=["资金"])


@router.get("/funds/kinds", response={200: shape.Kinds}, summary="各种资金收支")
@fresh
def kinds(request: ApiRequest) -> dict[str, Any]:
    """每种资金收入、已下拨、已支出、待付和在途、还剩可用，到分；收入等于其余之和。不用密钥。"""
    return {"items": [_kind(each) for each in sums_by_kind()]}


@router.get("/contracts", response={200: shape.Contracts, **REFUSED}, summary="购买服务合同")
@fresh
def contracts(request: ApiRequest, next: str = "", limit: Limit = PAGE) -> dict[str, Any]:
    """签了的合同，新的在前。不用密钥。"""
    rows: list[Any]  # each with `paid`, which the engine adds up
    rows, more = page_of(api.public_contracts(), next, limit, of="contracts")
    return {"items": [_row(each, each.paid) for each in rows], "next": more or None}


@router.get("/contracts/{number}", response={200: shape.Contract, **REFUSED},
            summary="一份合同的承诺、完成和付款")  # fmt: skip
@fresh
def contract(request: ApiRequest, number: int) -> dict[str, Any]:
    """指标承诺和完成、各期付款、评价、回看；少于 5 的数是 null，few 是 true。不用密钥。"""
    told = api.public_contract(number)
    return {
        **_row(told.contract, told.paid),
        "indicators": [_indicator(each) for each in told.reached],
        "stages": [
            {"name": each.name, "share": each.share, "state": each.state,
             "amount_fen": each.amount, "paid_on": each.paid_on}
            for each in told.stages
        ],
        "scores": [
            {"name": question.name, "weight": question.weight, "score": score}
            for question, score in told.scores
        ],
        "follow_ups": [_follow_up(each) for each in told.follow_ups],
    }  # fmt: skip


@router.get("/rounds", response={200: shape.Rounds, **REFUSED}, summary="公益创投")
@fresh
def rounds(request: ApiRequest, next: str = "", limit: Limit = PAGE) -> dict[str, Any]:
    """每一轮征集，新的在前。不用密钥。"""
    rows, more = page_of(api.public_rounds(), next, limit, of="rounds")
    return {"items": [_round(each) for each in rows], "next": more or None}


@router.get("/rounds/{number}", response={200: shape.Round, **REFUSED},
            summary="一轮征集和结果")  # fmt: skip
@fresh
def round(request: ApiRequest, number: int) -> dict[str, Any]:
    """资助的方案、得分、评审分数的相差；公示以前 awards 是 null。不用密钥。"""
    row = api.public_round(number)
    outcome = api.outcome_of(row, request.today)
    awards = [_award(each) for each in outcome.winners] if outcome else None
    return {**_round(row), "topic": row.topic, "criteria": row.criteria, "awards": awards}


def _kind(each: KindSum) -> dict[str, Any]:
    return {
        "kind": each.kind, "title": each.name, "received_fen": each.received,
        "allotted_fen": each.allotted, "spent_fen": each.spent, "promised_fen": each.promised,
        "available_fen": each.available,
    }  # fmt: skip


def _row(row: api.Contract, paid: int) -> dict[str, Any]:
    project = row.project
    return {
        "id": row.pk, "number": project.number, "title": project.title, "item": project.item,
        "organisation": row.organisation.name, "credit_code": row.organisation.credit_code,
        "division": project.division_code, "since": row.since, "until": row.until,
        "amount_fen": row.amount, "paid_fen": paid, "state": project.state,
        "result": project.result,
    }  # fmt: skip


def _indicator(each: api.Reached) -> dict[str, Any]:
    one = each.indicator
    return {
        "name": one.name, "unit": one.unit, "target": one.target, "weight": one.weight,
        "done": None if each.few else each.done, "few": each.few,
    }  # fmt: skip


def _follow_up(each: api.FollowUp) -> dict[str, Any]:
    return {"on": each.on, "goes_on": each.goes_on, "served": None if each.few else each.served,
            "few": each.few}  # fmt: skip


def _round(row: Any) -> dict[str, Any]:
    """`handed` was counted by who fetched the row."""
    return {
        "id": row.pk, "title": row.title, "opens_on": row.opens_on, "closes_on": row.closes_on,
        "budget_fen": row.budget, "cap_fen": row.cap, "proposals": row.handed, "state": row.state,
    }  # fmt: skip


def _award(each: api.Winner) -> dict[str, Any]:
    row = each.proposal
    return {
        "place": each.place, "title": row.title, "organisation": row.organisation.name,
        "credit_code": row.organisation.credit_code, "score": each.score / 100,
        "spread": each.spread / 10, "marks": each.marks, "award_fen": row.award,
        "follow_up": _follow_up(each.follow_up) if each.follow_up else None,
    }  # fmt: skip
