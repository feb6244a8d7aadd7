"""What is odd about visits: place, way, overlap, minutes, signature, the dead, quota, photo.

A flag deletes nothing: a judge decides. Looking again finds the same, in whatever order visits
came in; what was judged stays judged.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from minzheng.engines.homecare.coded import COMMUNITY, Odd, VisitState
from minzheng.engines.homecare.models import Flag, Pause, Visit
from minzheng.engines.homecare.reckoning import quota_of
from minzheng.engines.homecare.terms import Limits, limits_at
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import distances
from minzheng.registers.stays.api import stays_of

Found = dict[tuple[int, str], str]
Odds = Iterator[tuple[str, str]]
TOLD = {Odd.CALLED, Odd.DENIED}  # what people say is not found by looking
SECONDS_AN_HOUR, METRES = 3_600, 1_000


@dataclass(frozen=True)
class Known:
    """What else is known: institutions, the quota, pauses, another visit with the same photo."""

    lives_away: bool
    quota: int
    pauses: tuple[Pause, ...]
    photos: tuple[Visit, ...]


def look_at(row: Visit, on: date) -> None:
    """Look at a visit, and at the others of its worker and its elder that day; write what is odd.

    Six queries, and one more a changed flag.
    """
    near = _near(row)
    limits = limits_at(row.division_code, row.day)
    found: Found = {}
    for each in near:
        found |= {(each.pk, code): words[:200] for code, words in _pairs(each, near, limits)}
    found |= {(row.pk, code): words[:200] for code, words in _alone(row, _known(row), limits)}
    shared = {Odd.TRAVEL, Odd.WORKER_TWICE, Odd.ELDER_TWICE}
    _write([each for each in near if each.pk != row.pk], found, shared, on)
    _write([row], found, set(Odd) - TOLD, on)


def look_again(rows: Iterable[Visit], on: date) -> None:
    """Look once more at visits that nobody settled: a death or a move may have been told since."""
    for row in rows:
        look_at(row, on)


def look_beside(row: Visit, on: date) -> None:
    """A visit was voided: what was odd about its neighbours only beside it is so no more."""
    for each in _near(row):
        if each.pk != row.pk:
            look_at(each, on)


def waiting(rows: Iterable[Visit]) -> set[int]:
    """Those of the visits that a judge has not decided yet. One query."""
    open_ones = Flag.objects.filter(visit__in=[each.pk for each in rows], verdict="")
    return set(open_ones.values_list("visit_id", flat=True))


def say(row: Visit, code: Odd, words: str, on: date) -> None:
    """What somebody said is wrong becomes a flag; said again, it is one still."""
    Flag.objects.get_or_create(
        visit=row, code=code, defaults={"words": words[:200], "found_on": on}
    )


def _near(row: Visit) -> list[Visit]:
    rows = Visit.objects.filter(Q(worker_key=row.worker_key) | Q(person=row.person_id))
    made = rows.filter(day=row.day, voided=False).exclude(in_clock=None)
    return list(made.select_related("person", "facility").order_by("in_clock", "pk"))


def _known(row: Visit) -> Known:
    photos: list[Visit] = []
    if row.photo_digest:
        same = Visit.objects.filter(photo_digest=row.photo_digest).exclude(pk=row.pk)
        photos = list(same.select_related("person").order_by("pk")[:1])
    return Known(
        stays_of(row.person_id).living().going_on(row.day).exists(),
        quota_of(row.plan, Month.of(row.day)).whole,
        tuple(Pause.objects.filter(plan=row.plan_id)), tuple(photos),
    )  # fmt: skip


def _alone(row: Visit, known: Known, limits: Limits) -> Odds:
    """What is odd about a visit by itself."""
    yield from _place(row, limits)
    yield from _minutes(row, limits)
    yield from _person(row, known)
    if row.signed != "pin" and row.confirmed_on is None:
        told = "签收口令不对" if row.signed else "没有输入签收口令"
        yield Odd.UNSIGNED, told
    over = row.payable - row.public_minutes
    if known.quota and over > 0:  # where public money bears nothing, nothing is beyond it
        yield Odd.QUOTA, f"这一次有 {over} 分钟超过本月额度，超出的由本人付"
    for same in known.photos:
        yield Odd.PHOTO, f"照片与 {same.day} {same.begins:%H:%M} 那一次的完全相同"


def _place(row: Visit, limits: Limits) -> Odds:
    if row.in_place is None or row.out_place is None:
        when = "签到" if row.in_place is None else "签退"
        yield Odd.NO_PLACE, f"{when}时手机没有给出位置"
    if not row.against:
        return
    most = limits.most_metres(row.against)
    middle = "所在社区中心" if row.against == COMMUNITY else "老人住处"
    told = (
        ("签到", row.in_metres, row.in_accuracy), ("签退", row.out_metres, row.out_accuracy),
    )  # fmt: skip
    for when, metres, accuracy in told:
        if metres is not None and metres - (accuracy or 0) > most:
            words = f"{when}地点离{middle} {metres} 米（误差 {accuracy or 0} 米），超过 {most} 米"
            yield Odd.FAR, words
            return


def _minutes(row: Visit, limits: Limits) -> Odds:
    least, most = limits.least_minutes(row.planned), limits.most_minutes(row.planned)
    if row.minutes < least:
        yield Odd.SHORT, f"计划 {row.planned} 分钟，实际 {row.minutes} 分钟，少于 {least} 分钟"
    if row.minutes > most:
        yield Odd.LONG, f"计划 {row.planned} 分钟，实际 {row.minutes} 分钟，多于 {most} 分钟"


def _person(row: Visit, known: Known) -> Odds:
    died = row.person.died_on
    if died is not None and row.day > died:
        yield Odd.DEAD, f"登记簿上这个人已于 {died} 去世"
    away = next((each for each in known.pauses if each.covers(row.day)), None)
    if known.lives_away:
        yield Odd.AWAY, f"{row.day} 这个人住在机构里"
    elif away is not None:
        yield Odd.AWAY, f"{row.day} 计划暂停中：{away.why_name}"


def _pairs(row: Visit, near: Sequence[Visit], limits: Limits) -> Odds:
    """What is odd about a visit beside an earlier one."""
    earlier = near[: near.index(row)]
    for before in earlier:
        overlaps = row.begun_at < before.ended_at
        if before.worker_key == row.worker_key and overlaps:
            yield Odd.WORKER_TWICE, f"{before.in_clock:%H:%M} 起在另一户服务，还没有签退"
        elif before.worker_key == row.worker_key:
            yield from _travel(before, row, limits)
        if before.person_id == row.person_id and overlaps:
            yield Odd.ELDER_TWICE, f"与{before.worker} {before.in_clock:%H:%M} 的服务时间重叠"


def _travel(before: Visit, row: Visit, limits: Limits) -> Odds:
    """Faster between two homes than anybody goes, the phones' errors taken off."""
    start = before.out_place or before.in_place
    if start is None or row.in_place is None:
        return
    (metres,) = distances(*start, [row.in_place])
    error = (before.out_accuracy or before.in_accuracy or 0) + (row.in_accuracy or 0)
    way, seconds = int(metres) - error, (row.begun_at - before.ended_at).total_seconds()
    # Clocks tell whole minutes: less than one is one.
    hours = max(seconds, 60) / SECONDS_AN_HOUR
    if way > limits.speed * METRES * hours:
        minutes = int(seconds // 60)
        yield Odd.TRAVEL, f"{minutes} 分钟走了 {metres} 米，比每小时 {limits.speed} 公里还快"


def _write(rows: Sequence[Visit], found: Found, codes: set[Odd], on: date) -> None:
    """Bring the flags of these visits to what was found; judged ones and settled visits stay."""
    open_rows = {row.pk for row in rows if row.settlement_id is None}
    done = {row.pk for row in rows if row.state == VisitState.DONE}
    kept = Flag.objects.filter(visit__in=open_rows, code__in=codes)
    there = {(flag.visit_id, flag.code): flag for flag in kept}
    new = []
    for key, words in found.items():
        flag = there.pop(key, None)
        if flag is None and key[0] in open_rows & done and key[1] in codes:
            new.append(Flag(visit_id=key[0], code=key[1], words=words, found_on=on))
        elif flag is not None and not flag.verdict and flag.words != words:
            flag.words = words
            flag.save(update_fields=["words"])
    Flag.objects.bulk_create(new)
    gone = [flag.pk for flag in there.values() if not flag.verdict]
    Flag.objects.filter(pk__in=gone).delete()
