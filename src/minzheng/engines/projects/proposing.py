"""An organisation proposes: what is needed, how, what comes of it, what it costs; never who."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.projects.errors import NoSuchProject, ProjectRefused
from minzheng.engines.projects.models import Objection, Proposal, Round, RoundState
from minzheng.engines.projects.posts import require_manager
from minzheng.kernel.money import Fen, yuan_text
from minzheng.registers.organisations.api import Organisation

MOST_LINES, LEAST_NAME = 10, 3


@dataclass(frozen=True)
class Cost:
    """One line of a budget, in fen."""

    name: str
    amount: Fen


@dataclass(frozen=True)
class NewProposal:
    """What reviewers will read, under a number."""

    title: str
    need: str
    way: str
    effect: str
    lines: Sequence[Cost]

    @property
    def asked(self) -> Fen:
        return sum(line.amount for line in self.lines)

    @property
    def texts(self) -> str:
        words = (self.title, self.need, self.way, self.effect, *(each.name for each in self.lines))
        return "\n".join(words)


@transaction.atomic
def hand_in_proposal(viewer: Viewer, pk: int, new: NewProposal, *, on: date) -> Proposal:
    """Propose to an open round, or anew until the close; one proposal an organisation.

    Raises NoSuchProject, NotAllowed for who is not the manager, ProjectRefused.
    """
    require_manager(viewer)
    round = open_round(pk, on)
    body = _body(viewer)
    _refuse(round, body, new)
    told = {
        "title": new.title.strip(), "need": new.need.strip(), "way": new.way.strip(),
        "effect": new.effect.strip(), "asked": new.asked,
        "lines": [{"name": each.name.strip(), "amount": each.amount} for each in new.lines],
        "state": Proposal.State.HANDED, "handed_on": on, "checked_words": "",
    }  # fmt: skip
    row, _ = Proposal.objects.update_or_create(round=round, organisation=body, defaults=told)
    _record(row, "hand_in_proposal", viewer)
    return row


@transaction.atomic
def withdraw_proposal(viewer: Viewer, pk: int) -> Proposal:
    """Take a proposal back while the call is open. Raises NoSuchProject, ProjectRefused."""
    require_manager(viewer)
    row = own_proposal(viewer, pk)
    if row.round.state != RoundState.OPEN:
        raise ProjectRefused("评审已经开始，不能撤回；不想做了的请书面告诉民政部门")
    row.state = Proposal.State.WITHDRAWN
    row.save(update_fields=["state"])
    _record(row, "withdraw_proposal", viewer)
    return row


@transaction.atomic
def object_to_award(viewer: Viewer, pk: int, words: str, *, on: date) -> Objection:
    """Object to the award of a round one proposed to, until it is final.

    Raises NoSuchProject, ProjectRefused.
    """
    require_manager(viewer)
    row = own_proposal(viewer, pk)
    if row.round.state != RoundState.AWARDED:
        raise ProjectRefused("现在不在公示期，不能提异议")
    if not words.strip():
        raise ProjectRefused("请写对哪一点有异议、有什么依据")
    made = Objection.objects.create(
        round=row.round, who=str(row.organisation), words=words.strip()[:500], on=on
    )
    _record(row, "object_to_award", viewer)
    return made


def open_rounds(on: date) -> QuerySet[Round]:
    """The rounds to which anybody may propose on the day."""
    return Round.objects.filter(state=RoundState.OPEN, opens_on__lte=on, closes_on__gte=on)


def open_round(pk: int, on: date) -> Round:
    """A round to which one may propose. Raises NoSuchProject."""
    found = open_rounds(on).filter(pk=pk).first()
    if found is None:
        raise NoSuchProject("没有这一轮征集，或不在征集的日子里，请从列表进入")
    return found


def own_proposals(viewer: Viewer) -> QuerySet[Proposal]:
    """What the viewer's organisation proposed."""
    rows = Proposal.objects.select_related("round", "organisation")
    if viewer.house is None:
        return rows.none()
    return rows.filter(organisation=viewer.house.organisation_id).order_by("-pk")


def own_proposal(viewer: Viewer, pk: int) -> Proposal:
    """A proposal of the viewer's organisation. Raises NoSuchProject."""
    found = own_proposals(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchProject("没有这份方案，或它不是本机构的，请从列表进入")
    return found


def _body(viewer: Viewer) -> Organisation:
    if viewer.house is None:
        raise NoSuchProject("只有机构能提交方案")
    return Organisation.objects.get(pk=viewer.house.organisation_id)


def _refuse(round: Round, body: Organisation, new: NewProposal) -> None:
    if not all(text.strip() for text in (new.title, new.need, new.way, new.effect)):
        raise ProjectRefused("名称、需求、做法、成效都要写")
    if not 0 < len(new.lines) <= MOST_LINES or any(each.amount <= 0 for each in new.lines):
        raise ProjectRefused(f"预算写一到 {MOST_LINES} 行，每行金额大于零")
    if round.reviewers.filter(house=body, dismissed_on=None).exists():
        raise ProjectRefused("本机构有人是这一轮的评审，不能提交方案；要提交的，先请民政局取消评审")
    if new.asked > round.cap:
        raise ProjectRefused(
            f"预算合计 {yuan_text(new.asked)}，超过每份上限 {yuan_text(round.cap)}"
        )
    names = (body.name, body.name.removesuffix("中心"), body.credit_code)
    if any(len(name) >= LEAST_NAME and name in new.texts for name in names):
        raise ProjectRefused("评审是匿名的：名称和正文里不能出现机构名称和代码，请改成“本机构”")


def _record(row: Proposal, verb: str, viewer: Viewer) -> None:
    audit.record(viewer.doer, verb, row.ref, division=row.round.division_code)
