"""Following a finding where money hangs on it: correction, review case, what is recovered."""

from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.cases import api as cases
from minzheng.engines.cases.api import Case, Decision
from minzheng.engines.payments.api import CorrectionSheet, Recovery, outstanding
from minzheng.engines.supervision.coded import BY_REVIEW_CASE, MISSED
from minzheng.engines.supervision.correcting import corrections_of
from minzheng.engines.supervision.errors import SupervisionRefused
from minzheng.engines.supervision.holding import held_finding, record, write
from minzheng.engines.supervision.models import Deed, Finding, FindingState
from minzheng.engines.supervision.posts import ANSWERERS, REVIEWERS
from minzheng.kernel.matter import Matter, catalogue
from minzheng.kernel.money import Fen

SOURCE = "抽查复核"
EITHER = (*REVIEWERS, *ANSWERERS)


@dataclass(frozen=True)
class Correction:
    """What a review case is opened for: an event of the matter's triggers, its day, whose."""

    event: str
    happened_on: date
    person_id: int | None = None


@dataclass(frozen=True)
class Claim:
    """Money claimed back because of a finding: fen in all, fen still outstanding."""

    recovery: Recovery
    outstanding: Fen


@dataclass(frozen=True)
class Progress:
    """How far it is put right; `why_not`: what is still to be done before it can be closed."""

    case: Case | None = None
    corrections: tuple[CorrectionSheet, ...] = ()
    claims: tuple[Claim, ...] = ()
    why_not: str = ""

    @property
    def waits(self) -> bool:
        """Whether a correction waits for its approval."""
        return any(each.state == CorrectionSheet.State.WAITING for each in self.corrections)


@transaction.atomic
def open_review_case(finding: Finding, correction: Correction, *, by: Viewer, on: date) -> Finding:
    """Open the matter's own review case about what was found; the finding follows it.

    Raises NotAllowed; SupervisionRefused when no review case puts it right, when one is followed
    already, for an event that is not the matter's, or when nothing is held any more; what the
    case engine refuses.
    """
    row = _followable(finding, by)
    if row.kind not in BY_REVIEW_CASE:
        raise SupervisionRefused(f"“{row.kind_name}”不是用复核办件整改的，请看整改要求")
    about = row.review.case
    if correction.event not in events_of(catalogue().get(about.matter)):
        raise SupervisionRefused(f"这个事项没有“{correction.event}”这种复核，请重新选")
    happening = cases.Happening(
        about.home_id, correction.event, correction.happened_on, correction.person_id, SOURCE
    )
    opened = cases.report_change(happening, by=by, on=on)
    found = next((case for case in opened if case.matter == about.matter), None)
    if found is None:
        raise SupervisionRefused(
            "这户现在没有在享受这项待遇，没有可以复核的；已经停发的，请退回后按“程序问题”处理"
        )
    return _follow(row, found, by=by, on=on)


@transaction.atomic
def follow_case(finding: Finding, number: str, *, by: Viewer, on: date) -> Finding:
    """Name the new case by which who was wrongly refused is helped; the finding follows it.

    Raises NotAllowed; SupervisionRefused for a case of another family or matter, or an older one.
    """
    row = _followable(finding, by)
    if row.kind != MISSED:
        raise SupervisionRefused(f"“{row.kind_name}”要开复核办件，不是登记新办件")
    about = row.review.case
    found = cases.case_for(by, number.strip().upper())
    same = (found.household_id, found.matter) == (about.household_id, about.matter)
    if not same or found.pk <= about.pk:
        raise SupervisionRefused(
            f"办件 {found.number} 不是这一家在抽查以后重新办的同一事项，请核对编号"
        )
    return _follow(row, found, by=by, on=on)


def events_of(matter: Matter) -> tuple[str, ...]:
    """What can open a review case of the matter by hand."""
    flows = (flow for flow in matter.flows if flow.changes())
    triggers = (trigger for flow in flows for trigger in flow.triggers)
    return tuple(dict.fromkeys(each.event for each in triggers if each.every is None))


def progress_of(finding: Finding) -> Progress:
    """How far it is. At most four queries, and two for each claim."""
    if not finding.by_a_case:
        return Progress()
    corrections = tuple(corrections_of(finding))
    claims = tuple(Claim(each, outstanding(each)) for each in recoveries_of(finding))
    progress = Progress(finding.case, corrections, claims)
    return replace(progress, why_not=_why_not(finding, progress))


def recoveries_of(finding: Finding) -> QuerySet[Recovery]:
    """What was claimed back by its correction, or by a decision of its case. Two queries."""
    decisions = Decision.objects.filter(case=finding.case_id or 0).values_list("pk", flat=True)
    refs = [finding.ref, *(f"decision:{pk}" for pk in decisions)]
    return Recovery.objects.filter(decision_ref__in=refs).order_by("pk")


def _why_not(finding: Finding, so_far: Progress) -> str:
    case = finding.case
    if so_far.waits:
        return "更正待遇等另一个人批准"
    if case is None and not so_far.corrections:
        missed = finding.kind == MISSED
        need = "登记重新办理的办件" if missed else "更正待遇，或者开复核办件"
        return f"钱还没有纠正过来，请先{need}"
    if case is not None and case.state != Case.ENDED:
        return f"办件 {case.number} 还没有办结（现在{case.current}）"
    waits = any(each.recovery.state == Recovery.State.PROPOSED for each in so_far.claims)
    return "有多发的钱还没有确认追回，请先到“追回”确认" if waits else ""


def _followable(finding: Finding, by: Viewer) -> Finding:
    row = held_finding(finding.pk)
    require(by, EITHER, row.town)
    if row.state == FindingState.CLOSED:
        raise SupervisionRefused("这个问题已办结；请刷新页面")
    if row.case is not None:
        raise SupervisionRefused(f"已经跟着办件 {row.case.number}，不用再开；请刷新页面")
    return row


def _follow(row: Finding, case: Case, *, by: Viewer, on: date) -> Finding:
    row.case = case
    row.save(update_fields=["case"])
    write(row, Deed.Kind.FOLLOWED, f"办件 {case.number}", by=by, on=on)
    record(row, "follow_finding", by, case=case.number)
    return row
