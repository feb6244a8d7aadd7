"""Which deeds a project waits for from this officer: a button only where it can be done."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse

from minzheng.engines.access.api import Viewer, may
from minzheng.engines.pipeline import api

ELSEWHERE = ("accepted", "settled", "performed")  # links closed by deeds of their own
WORK = ("started", "progress")


@dataclass(frozen=True)
class Deed:
    """A button: its words, its address, and whether it is the next step itself."""

    words: str
    url: str
    kind: str = "secondary"


def deeds_of(viewer: Viewer, told: api.File) -> list[Deed]:
    """What this officer can do with a project now, the next step first."""
    row = told.project

    def mine(roles: tuple[str, ...]) -> bool:
        return may(viewer, roles, row.division_code)

    going, approved = row.accepted_on is None, row.approved_on is not None
    wanted = (
        *_next(row, told, viewer, mine),
        ("登记节点", "milestone", mine(api.MAKERS) and going and approved),
        ("报月度进度", "report", mine(api.MAKERS) and going and row.stage in WORK),
        ("登记对接", "contact", mine(api.MAKERS) and going and row.kind == api.INVESTMENT),
        ("登记资金来源", "source", mine(api.SIGNERS) and not approved),
        ("登记合同", "contract", mine(api.SIGNERS) and approved and going and _has_fund(told)),
        ("问题和下一步", "next", mine(api.MAKERS) and going),
    )
    shown = [(words, name) for words, name, able in wanted if able]
    return [
        Deed(
            words, reverse(f"desk:pipeline-{name}", args=[row.pk]),
            "secondary" if place else "primary",
        )
        for place, (words, name) in enumerate(shown)
    ]  # fmt: skip


def payment_deeds(viewer: Viewer, row: api.Payment, place: str) -> list[Deed]:
    """Whose turn a payment is, and its invoice."""
    found = []
    if row.state == api.PaymentState.ASKED and may(viewer, api.PAY_APPROVERS, place):
        found.append(Deed("审批", reverse("desk:pipeline-answer", args=[row.pk])))
    if row.state == api.PaymentState.APPROVED and may(viewer, api.PAYERS, place):
        found.append(Deed("付款", reverse("desk:pipeline-pay", args=[row.pk])))
    if row.paper:
        found.append(Deed("看发票", reverse("desk:pipeline-invoice", args=[row.pk])))
    return found


def contract_deeds(viewer: Viewer, row: api.Contract, told: api.File) -> list[Deed]:
    """Ask for money; change the sum; approve a change beyond the line."""
    place, found = told.project.division_code, []
    if may(viewer, api.MAKERS, place) and told.project.stage != "settled":
        found.append(Deed("申请付款", reverse("desk:pipeline-ask", args=[row.pk])))
    if may(viewer, api.SIGNERS, place) and told.project.accepted_on is None:
        found.append(Deed("变更", reverse("desk:pipeline-change", args=[row.pk])))
    if may(viewer, api.DECIDERS, place):
        found += _open_changes(row.changes.all())
    return found


def _next(
    row: api.Project, told: api.File, viewer: Viewer, allowed: Callable[[tuple[str, ...]], bool]
) -> Iterable[tuple[str, str, bool]]:
    coming = row.kind_told.after(row.stage)
    if coming is None:
        yield "再评一年绩效", "review", allowed(api.SIGNERS)
        return
    if coming.key not in ELSEWHERE:
        roles = api.DECIDERS if coming.key == "approved" else api.MAKERS
        yield f"办理：{coming.name}", "advance", allowed(roles)
        return
    first = told.acceptance
    seen = first is not None
    other = first is not None and first.first_key != viewer.doer.key
    yield "验收", "accept", coming.key == "accepted" and not seen and allowed(api.ACCEPTORS)
    yield "第二人验收", "confirm", coming.key == "accepted" and other and allowed(api.ACCEPTORS)
    yield "决算", "settle", coming.key == "settled" and allowed(api.SIGNERS)
    yield "评绩效", "review", coming.key == "performed" and allowed(api.SIGNERS)


def _has_fund(told: api.File) -> bool:
    return any(each.source.kind == api.FUND for each in told.sources)


def _open_changes(rows: Iterable[api.Change]) -> list[Deed]:
    return [
        Deed("批准变更", reverse("desk:pipeline-approve-change", args=[each.pk]))
        for each in rows
        if each.is_open
    ]
