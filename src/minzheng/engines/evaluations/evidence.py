"""What the records of lower engines say of a house; others declare theirs beside their own."""

from collections.abc import Callable

from django.db.models import Count, F, Q, QuerySet, Sum

from minzheng.engines.delivery import api as delivery
from minzheng.engines.meals import api as meals
from minzheng.engines.needs import api as needs
from minzheng.engines.oversight import api as oversight
from minzheng.kernel.divisions import NATION
from minzheng.registers.evidence import Asked, Found, declare_evidence
from minzheng.registers.facilities.api import facilities_within, find_facility
from minzheng.registers.stays.api import living_in

PERCENT, CONTENT = 100, 4  # "satisfied" and better


def declare() -> None:
    """Called once, when the app is ready."""
    told: tuple[tuple[str, str, str, Callable[[Asked], Found]], ...] = (
        ("delivery.minutes", "核实的服务时长", "分钟", verified_minutes),
        ("delivery.people", "服务人数", "人", people_served),
        ("delivery.accepted", "结算单核对通过", "%", accepted_lines),
        ("delivery.timed", "写明起止时间的服务记录", "%", timed_records),
        ("meals.served", "供餐数", "餐", meals_served),
        ("needs.satisfied", "评价满意", "%", satisfied),
        ("oversight.inspections", "检查次数", "次", inspections),
        ("oversight.open_findings", "没有整改完的问题", "个", open_findings),
        ("oversight.in_time", "按期整改", "%", put_right_in_time),
        ("stays.residents", "已入住床位", "张", residents),
        ("facilities.filed", "备案有效", "家", filed),
    )
    for each in told:
        declare_evidence(*each)


def verified_minutes(asked: Asked) -> Found:
    """Minutes of records whose statement line was accepted."""
    rows = _records(asked).filter(line__verdict=delivery.Verdict.ACCEPTED, minutes__gt=0)
    found = rows.aggregate(all=Sum("minutes"), rows=Count("pk"))
    if not _records(asked).exists():
        return Found(None, "这段时间没有服务记录")
    return Found(found["all"] or 0, f"核对通过的服务记录 {found['rows']} 条，时长相加")


def people_served(asked: Asked) -> Found:
    """How many different people."""
    found = _records(asked).aggregate(people=Count("person", distinct=True), rows=Count("pk"))
    if not found["rows"]:
        return Found(None, "这段时间没有服务记录")
    return Found(found["people"], f"服务记录 {found['rows']} 条，不同的人")


def accepted_lines(asked: Asked) -> Found:
    """The share of judged statement lines that were accepted."""
    rows = delivery.StatementLine.objects.filter(
        statement__facility__in=_places(asked),
        statement__handed_in_on__range=(asked.since, asked.until),
    ).exclude(verdict="")
    good = Count("pk", filter=Q(verdict=delivery.Verdict.ACCEPTED))
    found = rows.aggregate(all=Count("pk"), good=good)
    return _share(found["good"], found["all"], "核对过的结算明细", "通过")


def timed_records(asked: Asked) -> Found:
    """The share of service records with a beginning and minutes."""
    both = Count("pk", filter=Q(minutes__gt=0) & ~Q(begins=""))
    found = _records(asked).aggregate(all=Count("pk"), good=both)
    return _share(found["good"], found["all"], "服务记录", "写了开始时间和时长")


def meals_served(asked: Asked) -> Found:
    """Meals that stand."""
    rows = meals.Meal.objects.filter(
        facility__in=_places(asked), day__range=(asked.since, asked.until)
    )
    found = rows.aggregate(all=Count("pk"), good=Count("pk", filter=Q(voided="")))
    if not found["all"]:
        return Found(None, "这段时间没有就餐记录")
    return Found(found["good"], f"就餐记录 {found['all']} 条，减去作废的")


def satisfied(asked: Asked) -> Found:
    """The share of those who rated an order and were satisfied."""
    rows = needs.Order.objects.filter(
        supply__facility__in=_places(asked), rating__isnull=False,
        confirmed_on__range=(asked.since, asked.until),
    )  # fmt: skip
    content = Count("pk", filter=Q(rating__gte=CONTENT))
    found = rows.aggregate(all=Count("pk"), good=content)
    return _share(found["good"], found["all"], "老人评价", "满意或非常满意")


def inspections(asked: Asked) -> Found:
    """Inspections that were concluded."""
    count = _looks(asked).count()
    return Found(count, f"这段时间办结的检查 {count} 次")


def open_findings(asked: Asked) -> Found:
    """What was found in the period and is not put right; unknown where nobody looked."""
    if not _looks(asked).exists():
        return Found(None, "这段时间没有检查过")
    rows = oversight.Finding.objects.filter(inspection__in=_looks(asked))
    closed = Count("pk", filter=Q(state=oversight.FindingState.CLOSED))
    found = rows.aggregate(all=Count("pk"), closed=closed)
    left = found["all"] - found["closed"]
    return Found(left, f"检查发现 {found['all']} 个问题，整改完 {found['closed']} 个")


def put_right_in_time(asked: Asked) -> Found:
    """The share of findings due by the end that were closed by their last day."""
    rows = oversight.Finding.objects.filter(inspection__in=_looks(asked), due_on__lte=asked.until)
    good = Count("pk", filter=Q(closed_on__lte=F("due_on")))
    found = rows.aggregate(all=Count("pk"), good=good)
    return _share(found["good"], found["all"], "到期的问题", "按期整改")


def residents(asked: Asked) -> Found:
    """Who lives there on the last day."""
    places = list(_places(asked))
    count = sum(living_in(places, asked.until).values())
    return Found(count, f"{asked.until} 入住 {count} 人")


def filed(asked: Asked) -> Found:
    """1 where a filing or licence is in force on the last day, 0 where it ran out."""
    house = find_facility(asked.facility) if asked.facility else None
    if house is None or not house.licence:
        return Found(None, "登记簿里没有许可或备案号")
    until = house.licence_until
    runs = until is None or until >= asked.until
    words = f"到 {until} 有效" if until else "没有写有效期"
    return Found(int(runs), f"{house.licence}，{words}")


def _share(good: int, every: int, what: str, how: str) -> Found:
    if not every:
        return Found(None, f"这段时间没有{what}")
    return Found(good * PERCENT // every, f"{what} {every} 条，{how} {good} 条")


def _records(asked: Asked) -> QuerySet[delivery.ServiceRecord]:
    days = (asked.since, asked.until)
    rows = delivery.ServiceRecord.objects.filter(cancelled_on=None, day__range=days)
    return rows.filter(facility__in=_places(asked))


def _looks(asked: Asked) -> QuerySet[oversight.Inspection]:
    done = (oversight.State.CONCLUDED, oversight.State.SETTLED)
    days = (asked.since, asked.until)
    rows = oversight.Inspection.objects.filter(state__in=done, concluded_on__range=days)
    return rows.filter(facility__in=_places(asked))


def _places(asked: Asked) -> list[int]:
    """The facility itself; for an organisation every facility of its credit code."""
    if asked.facility is not None:
        return [asked.facility]
    rows = facilities_within(NATION).filter(credit_code=asked.credit_code)
    return list(rows.values_list("pk", flat=True)) if asked.credit_code else []
