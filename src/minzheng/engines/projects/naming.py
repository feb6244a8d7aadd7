"""Who marks: officers of the place, and people outside the bureau who act for an organisation."""

from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.projects.errors import NoSuchProject, ProjectRefused
from minzheng.engines.projects.models import Proposal, Reviewer, Round, RoundState
from minzheng.engines.projects.rounds import ORGANISERS, able_reviewers, held_round, tell_trail
from minzheng.engines.projects.sealing import unmarked
from minzheng.registers.organisations.api import Member, find_by_credit_code, members_of

NAMED_IN = (RoundState.OPEN, RoundState.REVIEW)


@transaction.atomic
def name_reviewer(round: Round, staff_number: str, *, by: Viewer, on: date) -> Reviewer:
    """Name an officer to mark the proposals. Raises NotAllowed, ProjectRefused."""
    row = _held(round, by)
    found = [each for each in able_reviewers(row, on) if each.staff_number == staff_number]
    if not found:
        raise ProjectRefused("这个人不能评审，或已经是评审；经办、审批、付款的人都不能评审")
    reviewer = Reviewer.objects.create(round=row, key=staff_number, name=found[0].name)
    tell_trail(row, "name_reviewer", by, reviewer=staff_number)
    return reviewer


@transaction.atomic
def invite_reviewer(round: Round, credit_code: str, name: str, *, by: Viewer, on: date) -> Reviewer:
    """Name somebody of an organisation, who marks with her own account of the provider face.

    Raises NotAllowed; ProjectRefused for who is not registered there, or whose organisation
    proposed to the round.
    """
    row = _held(round, by)
    member = _member(credit_code, name, on)
    proposed = row.proposals.filter(organisation=member.organisation_id)
    if proposed.exclude(state=Proposal.State.WITHDRAWN).exists():
        raise ProjectRefused("这个人所在的机构交了方案，不能评审这一轮，请另请一位")
    made, new = Reviewer.objects.get_or_create(
        round=row, key=str(member.pk), house=member.organisation, defaults={"name": member.name}
    )
    if not new:
        raise ProjectRefused(f"{made.name}已经是这一轮的评审，或被取消过")
    tell_trail(row, "invite_reviewer", by, reviewer=made.key)
    return made


@transaction.atomic
def dismiss_reviewer(reviewer: Reviewer, words: str, *, by: Viewer, on: date) -> Reviewer:
    """Let somebody mark no more; her marks do not count.

    Raises NotAllowed; ProjectRefused once the marks are open, but for an objection upheld.
    """
    row = _held(reviewer.round, by)
    found = Reviewer.objects.select_for_update().get(pk=reviewer.pk)
    if found.dismissed_on is not None:
        raise ProjectRefused(f"{found.name}已经取消")
    if not words.strip():
        raise ProjectRefused("请写为什么取消")
    found.dismissed_on, found.dismissed_words = on, words.strip()[:300]
    found.save(update_fields=["dismissed_on", "dismissed_words"])
    tell_trail(row, "dismiss_reviewer", by, reviewer=found.key)
    return found


def reviewer_for(round: Round, pk: int) -> Reviewer:
    """A reviewer of a round. Raises NoSuchProject."""
    found = round.reviewers.filter(pk=pk).first()
    if found is None:
        raise NoSuchProject("这一轮没有这位评审，请从这一轮的页面进入")
    return found


def _held(round: Round, by: Viewer) -> Round:
    """The round while reviewers may still be named: not once the marks are open."""
    row = held_round(round, *NAMED_IN)
    require(by, ORGANISERS, row.division_code)
    begun = row.state == RoundState.REVIEW
    if begun and not row.objections.filter(upheld=True).exists() and not unmarked(row):
        raise ProjectRefused("打分已经到齐、打开，评审不能再变")
    return row


def _member(credit_code: str, name: str, on: date) -> Member:
    body = find_by_credit_code(credit_code.strip())
    rows = members_of(body, on) if body is not None else []
    found = [each for each in rows if each.name == name.strip()]
    if len(found) != 1:
        raise ProjectRefused(
            "没有这个机构，或它登记的人员里没有（或不止一位）这个姓名；请核对代码和姓名，"
            "没有账号的请先给机构开账号"
        )
    return found[0]
