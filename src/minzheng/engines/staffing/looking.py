"""What can be wrong with a house's staff, told to whoever shows what is wrong with houses."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from django.db.models import Q, Sum

from minzheng.engines.lights.api import Check, Finding, declare
from minzheng.engines.policy.api import number_of
from minzheng.engines.staffing.coded import CARER, CERTIFICATES, NEEDED
from minzheng.engines.staffing.models import Employment, Night
from minzheng.engines.staffing.ratios import ratios_of
from minzheng.kernel.divisions import NATION
from minzheng.registers.facilities.api import facilities_within
from minzheng.registers.stays.api import living_in
from minzheng.vocabulary import staffing as terms

CERTIFICATE = Check(
    "staffing.certificate", "人员持证", "护士、医生、厨师没有有效证书，或者快到期",
    parameters=(terms.证书预警天数.key,),
)  # fmt: skip
RATIO = Check(
    "staffing.ratio", "护理员配比", "在岗护理员少于入住老人按能力等级需要的人数",
    parameters=tuple(each.key for each in terms.照护人数.values()),
)  # fmt: skip
NIGHT = Check("staffing.night", "夜间值守", "有老人入住，今晚没有安排夜班人员")
TRAINING = Check(
    "staffing.training", "护理员培训", "上一年度培训学时不够的护理员",
    parameters=(terms.培训学时.key,),
)  # fmt: skip


def declare_checks() -> None:
    """Into the catalogue of checks; called once."""
    declare(CERTIFICATE, look_at_certificates)
    declare(RATIO, look_at_ratios)
    declare(NIGHT, look_at_nights)
    declare(TRAINING, look_at_training)


def look_at_certificates(facilities: Collection[int], on: date) -> Iterator[Finding]:
    """Who works at a post without its certificate in force, or soon without. Two queries."""
    rows = Employment.objects.at_work(on).filter(facility__in=facilities, post__in=list(NEEDED))
    lacking: dict[int, list[str]] = {}
    soon: dict[int, list[str]] = {}
    for row in rows.prefetch_related("certificates").order_by("pk"):
        kind = NEEDED[row.post]
        held = [each for each in row.certificates.all() if each.kind == kind and each.holds(on)]
        until = max((each.valid_until or date.max for each in held), default=None)
        who = f"{row.post_name}{row.name_masked}的{CERTIFICATES[kind]}"
        if until is None:
            lacking.setdefault(row.facility_id, []).append(f"{who}没有登记或已过期")
        elif until < on + _ahead(row.division_code, on):
            soon.setdefault(row.facility_id, []).append(f"{who} {until} 到期")
    for facility, words in lacking.items():
        yield Finding(facility, CERTIFICATE.code, "red", "；".join(words))
    for facility, words in soon.items():
        if facility not in lacking:
            yield Finding(facility, CERTIFICATE.code, "amber", "；".join(words))


def look_at_ratios(facilities: Collection[int], on: date) -> Iterator[Finding]:
    """Houses with fewer carers than their residents need. Five queries."""
    houses = facilities_within(NATION, on=on).filter(pk__in=list(facilities))
    for pk, ratio in ratios_of(houses, on).items():
        if not ratio.suffices:
            yield Finding(pk, RATIO.code, "red", f"{ratio.words}，{ratio.lack}")


def look_at_nights(facilities: Collection[int], on: date) -> Iterator[Finding]:
    """Houses where people live and nobody watches tonight. Two queries."""
    watched = set(
        Night.objects.filter(facility__in=facilities, day=on).values_list("facility", flat=True)
    )
    for pk, count in living_in(facilities, on).items():
        if pk not in watched:
            words = f"入住 {count} 人，{on} 夜里没有安排值守人员"
            yield Finding(pk, NIGHT.code, "red", words, on)


def look_at_training(facilities: Collection[int], on: date) -> Iterator[Finding]:
    """Carers who worked here all last year and had too few hours of training. Two queries."""
    year = on.year - 1
    rows = Employment.objects.at_work(on).filter(
        facility__in=facilities, post=CARER, since__lte=date(year, 1, 1)
    )
    in_year = Sum("trainings__hours", filter=Q(trainings__day__year=year))
    hours = dict(rows.order_by().values_list("pk").annotate(hours=in_year))
    short: dict[int, list[str]] = {}
    for row in rows.order_by("pk"):
        least = number_of(
            terms.培训学时.key, on=date(year, 12, 31), place=row.division_code, otherwise=0
        )
        had = hours[row.pk] or 0
        if had < least:
            words = f"{row.name_masked} {had} 学时（应有 {least}）"
            short.setdefault(row.facility_id, []).append(words)
    for facility, words_of in short.items():
        yield Finding(facility, TRAINING.code, "amber", f"{year} 年：{'、'.join(words_of)}")


def _ahead(place: str, on: date) -> timedelta:
    return timedelta(number_of(terms.证书预警天数.key, on=on, place=place, otherwise=0))
