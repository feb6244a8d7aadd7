"""The head awards within the budget; the award is published; after the days it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Prefetch

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.disclosure import api as disclosure
from minzheng.engines.projects.coded import DIRECT
from minzheng.engines.projects.errors import ProjectRefused
from minzheng.engines.projects.models import (
    Mark,
    Objection,
    Project,
    ProjectState,
    Proposal,
    Round,
    RoundState,
)
from minzheng.engines.projects.posts import refuse_same_hand
from minzheng.engines.projects.promises import award_promise
from minzheng.engines.projects.ranking import Entrant, Ranked, rank
from minzheng.engines.projects.reserving import give_all_free, set_aside
from minzheng.engines.projects.rounds import AWARDERS, ORGANISERS, held_round, tell_trail
from minzheng.engines.projects.sealing import require_unsealed
from minzheng.engines.projects.terms import least_marks, objection_days, trim_from
from minzheng.kernel.money import Fen, yuan_text

CATEGORY = "08"  # 政府采购


@dataclass(frozen=True)
class Award:
    """Sums in fen by proposal, and why so."""

    amounts: Mapping[int, Fen]
    words: str


def ranking_of(round: Round, on: date) -> list[Ranked]:
    """The proposals of a round, the best first, once every mark is in. Five queries.

    Raises ProjectRefused while marks are sealed.
    """
    require_unsealed(round)
    counted = Prefetch("marks", Mark.objects.filter(reviewer__dismissed_on=None))
    rows = round.proposals.filter(blind__isnull=False).prefetch_related(counted)
    entrants = [
        Entrant(each.pk, each.blind or 0, each.asked, tuple(m.total for m in each.marks.all()))
        for each in rows
    ]
    return rank(entrants, trim_from(round.division_code, on))


@transaction.atomic
def award_round(round: Round, new: Award, *, by: Viewer, on: date) -> Round:
    """Award within the budget; each sum is set aside in the round's fund.

    Raises NotAllowed, OtherHandNeeded, ProjectRefused, LedgerRefused.
    """
    row = held_round(round, RoundState.REVIEW)
    require(by, AWARDERS, row.division_code)
    refuse_same_hand(by, (row.made_key,), "经办征集的人不能决定资助")
    _refuse(row, new, on)
    for each in row.proposals.filter(pk__in=new.amounts).select_related("round"):
        each.award = new.amounts[each.pk]
        each.save(update_fields=["award"])
        set_aside(award_promise(each), each.award, by=by, on=on)
    row.state, row.awarded_on, row.awarded_words = RoundState.AWARDED, on, new.words.strip()[:500]
    row.awarded_by, row.awarded_key = by.doer.name, by.doer.key
    row.save()
    tell_trail(row, "award_round", by, total=sum(new.amounts.values()))
    return row


@transaction.atomic
def publicise_award(round: Round, *, by: Viewer, on: date) -> disclosure.Document:
    """Draft the award's publication and hand it in; the bureau's head publishes it there.

    Raises NotAllowed, ProjectRefused, disclosure's own refusals.
    """
    row = held_round(round, RoundState.AWARDED)
    require(by, ORGANISERS, row.division_code)
    if row.document is not None:
        raise ProjectRefused("已经交到“信息公开”，请到那里查看办到哪一步")
    version = disclosure.draft(_wording(row, on), by=by, on=on)
    disclosure.submit(version.document, by=by, on=on)
    row.document = version.document_id
    row.save(update_fields=["document"])
    tell_trail(row, "publicise_award", by, document=row.document)
    return version.document


@transaction.atomic
def answer_objection(
    objection: Objection, answer: str, *, upheld: bool, by: Viewer, on: date
) -> Objection:
    """Answer an objection; one that is upheld sends the award back to be decided anew.

    Raises NotAllowed, ProjectRefused.
    """
    row = held_round(objection.round, RoundState.AWARDED)
    require(by, AWARDERS, row.division_code)
    said = Objection.objects.select_for_update().get(pk=objection.pk)
    if said.upheld is not None or not answer.strip():
        raise ProjectRefused("已经答复过，或没有写答复")
    said.upheld, said.answer, said.answered_on = upheld, answer.strip()[:500], on
    said.answered_by = by.doer.name
    said.save()
    if upheld:
        _take_back(row, by, on)
        row.state, row.document = RoundState.REVIEW, None
        row.save(update_fields=["state", "document"])
    tell_trail(row, "answer_objection", by, upheld=upheld)
    return said


@transaction.atomic
def confirm_award(round: Round, *, by: Viewer, on: date) -> list[Project]:
    """After the days of publicity the award stands: each becomes a project ready for a contract.

    Raises NotAllowed, ProjectRefused.
    """
    row = held_round(round, RoundState.AWARDED)
    require(by, ORGANISERS, row.division_code)
    why = why_not_final(row, on)
    if why:
        raise ProjectRefused(why)
    made = [_project(each, row, on) for each in row.proposals.filter(award__gt=0)]
    row.state = RoundState.CONFIRMED
    row.save(update_fields=["state"])
    tell_trail(row, "confirm_award", by, projects=len(made))
    return made


def why_not_final(round: Round, on: date) -> str:
    """Why an award does not stand yet, in words; "" when it does."""
    if round.document is None:
        return "结果还没有公示，请先交到“信息公开”"
    published = published_on(round.document)
    if published is None:
        return "公示文件还没有公开，请到“信息公开”办理"
    last = published + timedelta(days=objection_days(round.division_code, on))
    if on <= last:
        return f"公示到 {last}，期满第二天起才能定"
    if round.objections.filter(upheld=None).exists():
        return "还有异议没有答复"
    return ""


def _take_back(row: Round, by: Viewer, on: date) -> None:
    for each in row.proposals.filter(award__gt=0).select_related("round"):
        give_all_free(award_promise(each), by=by, on=on)
        each.award = 0
        each.save(update_fields=["award"])


def published_on(document: int) -> date | None:
    """Since when an award is published; None while it is not."""
    try:
        found = disclosure.published_document(document)
    except disclosure.NoSuchDocument:
        return None
    stands = found.state == disclosure.Document.State.PUBLISHED
    return found.published_on if stands else None


def _refuse(row: Round, new: Award, on: date) -> None:
    ranked = ranking_of(row, on)
    least = least_marks(row.division_code, on)
    few = [str(each.entrant.blind) for each in ranked if len(each.entrant.marks) < least]
    if few:
        raise ProjectRefused(f"方案 {'、'.join(few)} 还不到 {least} 位评审打分")
    if not new.words.strip():
        raise ProjectRefused("请写决定的理由；没有按名次的，写为什么")
    known = {each.entrant.pk: each.entrant for each in ranked}
    if not new.amounts or set(new.amounts) - set(known) or min(new.amounts.values()) <= 0:
        raise ProjectRefused("请给至少一份方案填大于零的资助金额")
    for pk, amount in new.amounts.items():
        if amount > min(known[pk].asked, row.cap):
            raise ProjectRefused(f"方案 {known[pk].blind} 的资助超过它申请的金额或每份上限")
    total = sum(new.amounts.values())
    if total > row.budget:
        raise ProjectRefused(f"合计 {yuan_text(total)}，超过总预算 {yuan_text(row.budget)}")


def _wording(row: Round, on: date) -> disclosure.NewVersion:
    """Organisations by name with their sums; nobody else."""
    rows = row.proposals.filter(award__gt=0).select_related("organisation")
    lines = [f"{each.organisation}：{each.title}，{yuan_text(each.award)}" for each in rows]
    days = objection_days(row.division_code, on)
    text = "\n".join(
        [f"“{row.title}”拟资助下列方案，公示 {days} 天，有异议的请向本局提出。", *lines]
    )
    summary = f"公益创投拟资助 {len(lines)} 份方案"
    return disclosure.NewVersion(
        f"{row.title}拟资助名单公示", CATEGORY, on, "社会救助科", summary, text=text
    )


def _project(each: Proposal, row: Round, on: date) -> Project:
    project = Project.objects.create(
        title=each.title, need=each.need[:500], item=row.item, division_code=row.division_code,
        budget=each.award, way=DIRECT, way_reason=f"公益创投“{row.title}”公示后确定",
        state=ProjectState.APPROVED, made_on=on, made_key=row.made_key, made_by=row.made_by,
        decided_on=on, decided_key=row.awarded_key, decided_by=row.awarded_by,
        decided_words=row.awarded_words[:300],
    )  # fmt: skip
    each.project = project
    each.save(update_fields=["project"])
    return project
