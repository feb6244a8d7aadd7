"""追评, and what the public may know of ratings: counts, shares, what became of bad ones."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Count

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.access_rules import acts_in
from minzheng.engines.cases.agency import Agent
from minzheng.engines.cases.errors import NotYours, RatingRefused
from minzheng.engines.cases.models import FollowUp, Rating, Remedy
from minzheng.engines.cases.state import lock_case
from minzheng.engines.cases.telling import message_staff
from minzheng.engines.cases.turning import town_of
from minzheng.engines.cases.values import SATISFACTION_WORDS, Satisfaction

SETTLED = (Remedy.FIXED, Remedy.EXPLAINED)
FEWEST = 5  # 少于 5 件的不单独列出，免得从数里认出人来


@dataclass(frozen=True)
class Tally:
    """How the cases of one matter were rated; `matter` is "" for those of few cases together."""

    matter: str
    levels: dict[int, int]

    @property
    def total(self) -> int:
        """How many were rated."""
        return sum(self.levels.values())

    @property
    def good(self) -> int:
        """基本满意 and better, in ten-thousandths of all."""
        fine = sum(count for level, count in self.levels.items() if level > Satisfaction.BAD)
        return fine * 10_000 // self.total if self.total else 0


@dataclass(frozen=True)
class Answered:
    """How a bad review was settled, without case, place or person."""

    matter: str
    level: int
    outcome: str
    remedied_on: date
    followed_up: int | None


@transaction.atomic
def follow_up(number: str, level: int, comment: str, *, by: Viewer, on: date) -> FollowUp:
    """Say once more what one thinks, after the remedy. Raises RatingRefused, NotYours, NoSuchCase.

    Still dissatisfied: the town's head hears of it again.
    """
    case = lock_case(number)
    if isinstance(by, Agent) or not acts_in(by, case):
        raise NotYours("只有办件的当事人可以追评")
    rating = Rating.objects.select_for_update().filter(case=case).first()
    if rating is None or rating.remedy not in SETTLED:
        raise RatingRefused(f"办件 {number} 的评价还没有处理完。收到处理情况以后可以追评")
    if FollowUp.objects.filter(rating=rating).exists():
        raise RatingRefused(f"办件 {number} 已经追评过，一次评价只追评一次")
    if level not in SATISFACTION_WORDS:
        raise RatingRefused("请在五级里选一级")
    said = comment.strip()[:500]
    row = FollowUp.objects.create(rating=rating, level=level, comment=said, made_on=on)
    if level <= Satisfaction.BAD:
        text = f"{number} 整改后当事人追评“{SATISFACTION_WORDS[level]}”，请再次回访"
        message_staff(case, "town_head", town_of(case.division_code), text, on=on)
    detail = {"level": level}
    audit.record(by.doer, "follow_up", case.ref, division=case.division_code, detail=detail)
    return row


def tallies(since: date, until: date) -> list[Tally]:
    """Ratings by matter in a period, most first; matters of few cases are put together."""
    rows = Rating.objects.filter(made_on__range=(since, until)).values_list("case__matter", "level")
    counted: dict[str, dict[int, int]] = {}
    for matter, level, count in rows.annotate(count=Count("pk")).order_by("case__matter", "level"):
        counted.setdefault(matter, {})[level] = count
    found = [Tally(matter, levels) for matter, levels in counted.items()]
    large = sorted((each for each in found if each.total >= FEWEST), key=lambda t: -t.total)
    rest = _together(each for each in found if each.total < FEWEST)
    return [*large, rest] if rest.total >= FEWEST else large


def settled_reviews(since: date, until: date, most: int) -> list[Answered]:
    """Bad reviews and what became of them, newest first, as far as nobody can be told from it."""
    rows = Rating.objects.filter(remedy__in=SETTLED, remedied_on__range=(since, until))
    rows = rows.select_related("case", "follow_up").order_by("-remedied_on", "-pk")[:most]
    return [
        Answered(
            matter=row.case.matter,
            level=row.level,
            outcome=row.get_remedy_display(),
            remedied_on=row.remedied_on or row.made_on,
            followed_up=row.follow_up.level if hasattr(row, "follow_up") else None,
        )
        for row in rows
    ]


def _together(found: Iterable[Tally]) -> Tally:
    levels: dict[int, int] = {}
    for each in found:
        for level, count in each.levels.items():
            levels[level] = levels.get(level, 0) + count
    return Tally("", levels)
