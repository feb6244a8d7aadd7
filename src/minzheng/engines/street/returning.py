"""After the search: who it is, who collects, whom the home county was told to, what came after."""

import json
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.api import Case
from minzheng.engines.policy.api import fixed
from minzheng.engines.street.coded import WAYS_HOME
from minzheng.engines.street.errors import StreetRefused
from minzheng.engines.street.models import Aftercare, Judgement, Stay
from minzheng.engines.street.posts import STATION
from minzheng.engines.street.procedure import step_recording, take, way_home
from minzheng.engines.street.searching import KNOWN, LEFT, end_search
from minzheng.kernel.calendar import UnknownCalendarYear, official_calendar
from minzheng.kernel.clock import Term, Unit, deadline
from minzheng.kernel.identity import IdentityError
from minzheng.registers.people.api import (
    AlreadyRegistered,
    PersonRefused,
    correct_person,
    get_person,
)
from minzheng.registers.sealing import seal
from minzheng.vocabulary import patrolling
from minzheng.vocabulary import vagrant as displaced

FOLLOW = Term(patrolling.返乡回访期限, Unit.WORKING_DAY)
MOST = 200


@dataclass(frozen=True)
class Homeward:
    """How somebody goes home. `told_whom`: the office of the home place that was told."""

    left_by: int
    collected_by: str
    relation: str
    paper: str
    home: str
    told_whom: str


@transaction.atomic
def judge(stay: Stay, other: Stay, *, same: bool, why: str, by: Viewer, on: date) -> Judgement:
    """Say whether an earlier stay was the same person's. Raises StreetRefused, NotAllowed."""
    row = _held(stay, by)
    require(by, STATION, other.division_code)
    if other.pk == row.pk or other.entered_on > row.entered_on:
        raise StreetRefused("请和更早的一次在站记录比较")
    if not why.strip():
        raise StreetRefused("请写明凭什么判断：口音、疤痕、证件、本人承认等")
    given = {"same": same, "why": why.strip()[:MOST], "by": by.doer.name, "on": on}
    judged, _ = Judgement.objects.update_or_create(stay=row, other=other, defaults=given)
    row.same_as = other if same else None if row.same_as_id == other.pk else row.same_as
    row.save(update_fields=["same_as"])
    detail = {"other": other.pk, "same": same}
    audit.record(by.doer, "judge_likeness", row.ref, division=row.division_code, detail=detail)
    return judged


@transaction.atomic
def name_person(stay: Stay, name: str, id_number: str, *, by: Viewer, on: date, how: str) -> Stay:
    """Write down who it is, once known; the register's person gets name and number.

    A number that is another person's in the register is refused: the two are to be merged first.
    Raises StreetRefused, NotAllowed.
    """
    row = _held(stay, by)
    if not (name.strip() and how.strip()):
        raise StreetRefused("请写查明的姓名，以及怎样查明的（家属确认、人像比对、公安回函等）")
    changes = {"name": name.strip()} | ({"id_number": id_number} if id_number.strip() else {})
    try:
        person = get_person(row.person_id)
        correct_person(person, changes, source=f"查明身份：{how.strip()}"[:60], by=by.doer, on=on)
    except AlreadyRegistered as known:
        raise StreetRefused(_known_as(known)) from known
    except (IdentityError, PersonRefused) as refusal:
        raise StreetRefused(str(refusal)) from refusal
    told = {**row.features, "called": name.strip()}
    row.features_sealed, row.named_on = seal(json.dumps(told, ensure_ascii=False)), on
    row.save(update_fields=["features_sealed", "named_on"])
    end_search(row, KNOWN, on)
    audit.record(by.doer, "name_person", row.ref, division=row.division_code)
    return row


@transaction.atomic
def send_home(stay: Stay, given: Homeward, *, by: Viewer, on: date) -> Stay:
    """Write down how somebody goes home and end the case with it.

    Raises StreetRefused (the case does not stand there, words missing), NotAllowed.
    """
    row = _held(stay, by)
    if row.left_on is not None:
        raise StreetRefused(f"已于 {row.left_on} 离站，请刷新页面")
    _refuse(given)
    case = Case.objects.select_related("household", "applicant").get(number=row.case_number)
    step = step_recording(case, displaced.接收情况)
    way = way_home(step, on) if step is not None else None
    if step is None or way is None:
        raise StreetRefused(f"办件现在的环节是“{case.current}”：办到联系返回以后，再登记返回")
    words = f"{given.collected_by}（{given.relation}），{given.paper}；去往{given.home}"
    way_home_words = WAYS_HOME[given.left_by]
    record = {
        displaced.接收情况.column: words, f"0.{displaced.离站方式.column}": way_home_words,
        f"0.{displaced.离站日期.column}": on.isoformat(),
    }  # fmt: skip
    take(step, way, record, by=by, on=on)
    row.left_on, row.left_by, row.home_told_on = on, given.left_by, on
    row.home_sealed = seal(json.dumps(vars(given), ensure_ascii=False))
    row.follow_due_on = None if row.minor else _follow_due(row, on)
    row.save()
    end_search(row, LEFT, on)
    audit.record(by.doer, "send_home", row.ref, division=row.division_code)
    return row


@transaction.atomic
def follow_up(stay: Stay, words: str, *, settled: bool, by: Viewer, on: date) -> Aftercare:
    """Write down what was heard after the return. Raises StreetRefused, NotAllowed.

    A minor's visits are a flow of the matter, every quarter; this is for everybody else.
    """
    row = _held(stay, by)
    if row.left_on is None or not words.strip():
        raise StreetRefused("离站以后才回访；请写明找到谁、现在怎样")
    heard = Aftercare.objects.create(
        stay=row, on=on, by=by.doer.name, settled=settled, words_sealed=seal(words.strip()[:500])
    )
    row.followed_on = on
    row.follow_due_on = None if settled or row.minor else _follow_due(row, on)
    row.save(update_fields=["followed_on", "follow_due_on"])
    audit.record(by.doer, "follow_up_return", row.ref, division=row.division_code)
    return heard


def _held(stay: Stay, by: Viewer) -> Stay:
    row = Stay.objects.select_for_update().get(pk=stay.pk)
    require(by, STATION, row.division_code)
    return row


def _refuse(given: Homeward) -> None:
    if given.left_by not in WAYS_HOME:
        raise StreetRefused(f"请选怎样离站：{'、'.join(WAYS_HOME.values())}")
    if not all(text.strip() for text in (given.collected_by, given.paper, given.home)):
        raise StreetRefused("请写谁来接或怎样送走、核对了什么证件、去往哪里")
    if not given.told_whom.strip():
        raise StreetRefused("请写告知了户籍地或住所地的哪个民政部门（救助管理机构）")
    if any(len(str(text)) > MOST for text in vars(given).values()):
        raise StreetRefused(f"每项最多 {MOST} 个字，请写短一些")


def _known_as(known: AlreadyRegistered) -> str:
    return (
        f"这个证件号在登记簿里已经是{known.person.name_masked}（人员编号 {known.person.pk}）。"
        "请在“人员关联”里核对后合并两份登记，再回来写查明身份"
    )


def _follow_due(stay: Stay, on: date) -> date:
    """The last known day stands in where the year's holidays are not published yet."""
    calendar = official_calendar()
    term = fixed(FOLLOW, on=on, place=stay.division_code)
    try:
        return deadline(on, term, calendar=calendar).due_on or calendar.last
    except UnknownCalendarYear:
        return calendar.last
