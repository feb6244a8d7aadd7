"""How people were served: what was checked, what was put up, what they thought of it."""

from collections.abc import Iterable, Sequence

from django.db.models import Q

from minzheng.engines.cases.api import SATISFACTION_WORDS, Check, CheckState, Rating, Remedy
from minzheng.engines.indicators.sources.base import Condition, Line, Period, Rows, Source
from minzheng.engines.indicators.sources.cases import READERS
from minzheng.engines.notices.api import Objection, Publicity
from minzheng.registers.masking import mask_name

CASE = "case:"
WORST_GOOD = 3  # 非常满意、满意、基本满意算好评（国办发〔2019〕51号）


def _checks(period: Period) -> Rows:
    return Check.objects.filter(found_on__range=(period.first, period.last))


def _tell_checks(rows: Sequence[Check], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "case", row.case.number, f"{row.item}（{row.source}）", mask_name(row.member),
            row.case.division_code, row.found_on, row.get_state_display(),
        )  # fmt: skip


CHECKS = Source(
    name="checks",
    title="核对事项",
    rows=_checks,
    readers=READERS,
    tell=_tell_checks,
    place="case__division_code",
    matter="case__matter",
    related=("case",),
    conditions={
        "doubtful": Condition("和申报不一致", lambda _: ~Q(state=CheckState.CONSISTENT)),
    },
)


def _sheets(period: Period) -> Rows:
    rows = Publicity.objects.filter(kind=Publicity.Kind.PUBLICITY)
    return rows.filter(since__range=(period.first, period.last))


def _tell_sheets(rows: Sequence[Publicity], _period: Period) -> Iterable[Line]:
    for row in rows:
        yield Line(
            "publicity", str(row.pk), row.title, str(row.fields.get("applicant", "")),
            row.division_code, row.since, row.get_state_display(),
        )  # fmt: skip


PUBLICITY = Source(
    name="publicity",
    title="公示",
    rows=_sheets,
    readers=READERS,
    tell=_tell_sheets,
    conditions={
        "begun": Condition("第一次公示", lambda _: Q(round=1)),
        "objected": Condition(
            "有人提出异议", lambda _: Q(pk__in=Objection.objects.values("publicity_id"))
        ),
    },
)


def _ratings(period: Period) -> Rows:
    return Rating.objects.filter(made_on__range=(period.first, period.last))


def _tell_ratings(rows: Sequence[Rating], _period: Period) -> Iterable[Line]:
    words = {int(level): word for level, word in SATISFACTION_WORDS.items()}
    for row in rows:
        remedy = "" if row.remedy == Remedy.NONE else row.get_remedy_display()
        yield Line(
            "case", row.case.number, words[row.level], mask_name(row.case.subject_name),
            row.case.division_code, row.made_on, remedy,
        )  # fmt: skip


RATINGS = Source(
    name="ratings",
    title="好差评",
    rows=_ratings,
    readers=READERS,
    tell=_tell_ratings,
    place="case__division_code",
    matter="case__matter",
    related=("case__applicant", "case__person"),
    conditions={
        "good": Condition("基本满意以上", lambda _: Q(level__gte=WORST_GOOD)),
        "bad": Condition("不满意、非常不满意", lambda _: Q(level__lt=WORST_GOOD)),
        "mended": Condition(
            "已经整改或者说明", lambda _: Q(remedy__in=[Remedy.FIXED, Remedy.EXPLAINED])
        ),
    },
)
