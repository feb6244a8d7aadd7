"""What visits say of a provider to whoever evaluates it, each with its arithmetic."""

from django.db.models import Count, Q, QuerySet

from minzheng.engines.homecare.coded import VisitState
from minzheng.engines.homecare.finding import misplaced
from minzheng.engines.homecare.models import Call, Flag, Visit
from minzheng.registers.evidence import Asked, Found, declare_evidence, places_of, share

CONTENT = 4  # "满意" and better
LEAST = 10  # as many as an assessor draws; fewer say nothing of a house
DONE = "做完的上门服务"


def declare() -> None:
    """Called once, when the app is ready."""
    for name, words, ask in (
        ("homecare.verified", "核实的上门服务", verified),
        ("homecare.misplaced", "打卡地点有问题的上门服务", wrong_places),
        ("homecare.satisfied", "回访满意", satisfied),
        ("homecare.complete", "上门记录完整", complete),
    ):
        declare_evidence(name, words, "%", ask)


def verified(asked: Asked) -> Found:
    """Of the visits made, those about which nothing is odd, or whose judge found them true."""
    rows = _done(asked)
    waiting = Flag.objects.filter(visit__in=rows, verdict="").values("visit")
    found = rows.aggregate(
        all=Count("pk"), void=Count("pk", filter=Q(voided=True)),
        open=Count("pk", filter=Q(voided=False, pk__in=waiting)),
    )  # fmt: skip
    how = f"除去判定不结算的 {found['void']} 次、疑点没有判定的 {found['open']} 次"
    good = found["all"] - found["void"] - found["open"]
    return share(good, found["all"], "次", DONE, f"{how}，核实的")


def wrong_places(asked: Asked) -> Found:
    """Of the visits made, those checked in far away, nowhere, or too soon to be on the way."""
    rows = _done(asked)
    bad = misplaced(rows).values("visit").distinct().count()
    how = "打卡太远、没有定位或路上时间不可能的（判定属实的不算）"
    return share(bad, rows.count(), "次", DONE, how)


def satisfied(asked: Asked) -> Found:
    """Of those drawn by lot and called back who gave stars, those who were satisfied."""
    rows = Call.objects.filter(visit__in=_done(asked), stars__isnull=False)
    content = Count("pk", filter=Q(stars__gte=CONTENT))
    found = rows.aggregate(all=Count("pk"), good=content)
    return share(found["good"], found["all"], "次", "抽到并评了分的回访", "满意或很满意的")


def complete(asked: Asked) -> Found:
    """Of the visits that stand, those with both clocks, both places and who received it."""
    rows = _done(asked).filter(voided=False)
    signed = Q(signed="pin") | Q(confirmed_on__isnull=False)
    whole = signed & Q(
        in_clock__isnull=False, out_clock__isnull=False,
        in_latitude__isnull=False, out_latitude__isnull=False,
    )  # fmt: skip
    found = rows.aggregate(all=Count("pk"), good=Count("pk", filter=whole))
    if found["all"] < LEAST:
        return Found(None, f"{DONE} {found['all']} 次，不到 {LEAST} 次，说明不了问题")
    how = "签到签退的时间、定位和老人签收都有的"
    return share(found["good"], found["all"], "次", DONE, how)


def _done(asked: Asked) -> QuerySet[Visit]:
    rows = Visit.objects.filter(facility__in=places_of(asked), state=VisitState.DONE)
    return rows.filter(day__range=(asked.since, asked.until)).order_by()
