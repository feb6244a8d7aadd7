"""The demo's venture rounds: last year's from call to follow-up, this year's still open.

Proposals, marks and results are invented.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from minzheng.engines.access.api import Account, Viewer, viewer_of
from minzheng.engines.disclosure import api as disclosure
from minzheng.engines.ledger import api as ledger
from minzheng.engines.projects import api
from minzheng.wiring.demo.inspecting import SQUARE
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.places import DISTRICT

REVIEWERS = 3
STEPS = api.Indicator("Z1", "敲门探访", 2400, "人次", 70)
FOUND = api.Indicator("Z2", "发现问题并转办", 60, "件", 30)
KNOCKING = api.NewProposal(
    "敲门行动", "走访过六十户，三成一周没人说话", "志愿者两人一组每周敲门，有事报村里",
    "一年敲门三千次，发现的事都有下文",
    (api.Cost("志愿者补贴", 4_000_000), api.Cost("物资", 900_000)),
)  # fmt: skip
LAST_YEARS = api.NewProposal(
    "邻里敲门一期", "三个村独居老人没人定期看", "每个村十名志愿者，每周敲门两次",
    "一年敲门两千四百次", (api.Cost("志愿者补贴", 5_200_000), api.Cost("培训", 800_000)),
)  # fmt: skip
REPORTS: Sequence[dict[str, int]] = ({}, {"Z1": 1180, "Z2": 33}, {"Z1": 2310, "Z2": 71})
POINTS = ((8, 9, 8, 7, 8), (7, 8, 9, 8, 8), (9, 9, 7, 8, 7), (6, 8, 8, 9, 9))
SCORES = (88, 90, 92, 85, 90, 80, 86, 90)
TERMS = "一方违约且三十日内不改的可以终止，按已验收的成效结算"


@dataclass(frozen=True)
class Parties:
    """Who takes part: officers, the proposing organisation, an expert of another, the money."""

    staff: Staff
    proposer: Account
    expert: Account
    fund: ledger.Fund


def open_round(people: Parties, on: date) -> None:
    """A round still open, with reviewers of both kinds and one proposal handed in."""
    begun = on - timedelta(days=5)
    row = _called(people, "邻里互助公益创投", begun, on + timedelta(days=15))
    api.hand_in_proposal(viewer_of(people.proposer, on), row.pk, KNOCKING, on=on)


def last_years_round(people: Parties, on: date) -> None:
    """From the call to the follow-up, each step by whose it is."""
    begun = on - timedelta(days=430)
    row = _called(people, "邻里互助公益创投（上一年）", begun, begun + timedelta(days=20))
    proposer, clerk = viewer_of(people.proposer, begun), people.staff.bureau("district_clerk")
    made = api.hand_in_proposal(proposer, row.pk, LAST_YEARS, on=begun)
    api.check_proposal(made, "", complete=True, by=clerk, on=begun)
    opened = begun + timedelta(days=21)
    row = api.begin_review(row, by=clerk, on=opened)
    for place, viewer in enumerate(_reviewers(people, row, opened)):
        _mark(viewer, row, POINTS[place % len(POINTS)], opened)
    project = _awarded(people, row, opened + timedelta(days=5))
    _carried_out(people, project, opened + timedelta(days=20), on)


def report(account: Account, contract: api.Contract, done: dict[str, int], on: date) -> None:
    """The next stage handed in with a paper."""
    stage = api.next_stage(contract)
    if stage is None:
        return
    words = "团队到位，开始摸底" if not done else "每周按计划做，人和次数都有签到"
    told = api.Report(
        words, done, f"0440026{stage.pk:05d}", api.Paper("签到汇总.png", SQUARE.content)
    )
    api.report_stage(viewer_of(account, on), stage.pk, told, on=on)


def _called(people: Parties, title: str, begun: date, until: date) -> api.Round:
    clerk = people.staff.bureau("district_clerk")
    weights = {each.key: each.weight for each in api.criteria()}
    new = api.NewRound(
        title, "让独居老人每周有人敲门；不资助发钱发物", "community", DISTRICT, 30_000_000,
        10_000_000, people.fund.pk, begun, until, weights,
    )  # fmt: skip
    row = api.call_round(new, by=clerk, on=begun)
    for officer in api.able_reviewers(row, begun)[:REVIEWERS]:
        api.name_reviewer(row, officer.staff_number, by=clerk, on=begun)
    member = people.expert.member
    if member is not None:
        code = member.organisation.credit_code
        api.invite_reviewer(row, code, member.name, by=clerk, on=begun)
    return row


def _reviewers(people: Parties, row: api.Round, on: date) -> Sequence[Viewer]:
    outside = viewer_of(people.expert, on)
    return [
        people.staff.viewers[each.key] if each.house is None else outside
        for each in row.reviewers.select_related("house")
    ]


def _mark(viewer: Viewer, row: api.Round, points: Sequence[int], on: date) -> None:
    api.declare(api.review_for(viewer, row.pk), [], by=viewer, on=on)
    for each in api.to_mark(api.review_for(viewer, row.pk)):
        keys = [one["key"] for one in row.criteria]
        given = {key: points[place % len(points)] for place, key in enumerate(keys)}
        api.mark_proposal(viewer, each.pk, given, "需求讲得清楚，做法能核对", on=on)


def _awarded(people: Parties, row: api.Round, on: date) -> api.Project:
    head, clerk = people.staff.bureau("district_head"), people.staff.bureau("district_clerk")
    best = api.ranking_of(row, on)[0].entrant
    api.award_round(row, api.Award({best.pk: best.asked}, "第一名，预算合理"), by=head, on=on)
    draft = api.publicise_award(row, by=clerk, on=on)
    disclosure.publish(draft, by=head, on=on)
    (project,) = api.confirm_award(row, by=clerk, on=on + timedelta(days=7))
    return project


def _carried_out(people: Parties, project: api.Project, since: date, on: date) -> None:
    """Signed, paid by result, evaluated, and looked at again."""
    clerk, second = (
        people.staff.bureau(key) for key in ("district_clerk", "second_district_clerk")
    )
    body = project.proposal.organisation
    told = api.NewContract(
        body, project.budget, people.fund.pk, since, since + timedelta(days=210), "venture",
        (STEPS, FOUND), TERMS,
    )  # fmt: skip
    contract = api.sign_contract(project, told, by=clerk, on=since)
    for place, done in enumerate(REPORTS):
        day = since + timedelta(days=100 * place)
        report(people.proposer, contract, done, day)
        stage = contract.stages.get(place=place + 1)
        api.accept_stage(stage, done, "看了签到，抽查十户", by=clerk, on=day)
        api.confirm_stage(stage, "同意", by=second, on=day)
        api.approve_payment(stage, by=people.staff.bureau("district_head"), on=day)
        api.pay_stage(stage, by=people.staff.bureau("finance_clerk"), on=day)
    scores = {each.key: SCORES[place % len(SCORES)] for place, each in enumerate(api.questions())}
    told_end = api.Evaluation(scores, "做成了，两个村接着自己做")
    done_on = since + timedelta(days=215)
    project = api.evaluate_project(project, told_end, by=clerk, on=done_on)
    again = api.NewFollowUp(True, 64, "电话和上门问过，志愿者还在敲门")
    api.follow_up_project(project, again, by=clerk, on=on - timedelta(days=10))
