"""In the station: the case is opened with what the patrol wrote, known again, named, sent home."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from minzheng.engines.access.api import NotAllowed, Viewer
from minzheng.engines.access.testing import Cast
from minzheng.engines.cases.api import Case, CaseStep
from minzheng.engines.cases.testing import take
from minzheng.engines.street.api import (
    Finding,
    Homeward,
    Patrol,
    Stay,
    StreetRefused,
    Wanted,
    board,
    features_of,
    figures,
    follow_up,
    judge,
    likely_stays,
    name_person,
    present,
    send_home,
    stays_of,
    street_day,
)
from minzheng.engines.street.testing import found, taken_in
from minzheng.engines.street.tests.conftest import FRIDAY, MONDAY, TUESDAY
from minzheng.registers.people.api import Person, get_person

KNOWN, UNKNOWN = {"0.identity_known": "是"}, {"0.identity_known": "否"}
HOME = Homeward(1, "其兄覃大贵", "兄", "核对身份证", "广西岑溪市某镇", "岑溪市救助管理站")
ID = "450821198711120013"


@pytest.fixture
def stay(man: Finding, station: Viewer) -> Stay:
    return taken_in(man, by=station, on=TUESDAY)


def case_of(stay: Stay) -> Case:
    return Case.objects.get(number=stay.case_number)


def gone_home(stay: Stay, station: Viewer, on: date) -> Stay:
    take(case_of(stay), "入站安排", "身份已查明", by=station, on=on, **KNOWN)
    return send_home(stay, HOME, by=station, on=on)


def test_the_case_knows_what_the_patrol_wrote(stay: Stay, man: Finding) -> None:
    case = case_of(stay)
    first = CaseStep.objects.get(case=case, element="求助登记")

    assert case.current == "入站安排"
    assert first.record["found_at"] == man.told["where"]
    assert first.record["belongings"] == man.told["belongings"]
    assert case.facts["members"][0]["entered_on"] == TUESDAY.isoformat()
    man.refresh_from_db()
    assert (man.received_on, man.waits) == (TUESDAY, False)


def test_he_is_taken_in_once(stay: Stay, man: Finding, station: Viewer) -> None:
    with pytest.raises(StreetRefused, match="已经接收"):
        taken_in(man, by=station, on=TUESDAY)


def test_only_the_station_takes_in(cast: Cast, man: Finding, clerk: Viewer) -> None:
    with pytest.raises(NotAllowed):
        taken_in(man, by=clerk, on=TUESDAY)
    assert not Person.objects.filter(name="阿贵").exists()


def test_where_the_rules_do_not_propose_help_the_step_stays_open(
    man: Finding, station: Viewer
) -> None:
    stay = taken_in(man, by=station, on=TUESDAY, no_kin=False)

    assert case_of(stay).current == "求助登记"


def test_the_board_counts_days_and_duties(stay: Stay, station: Viewer) -> None:
    (guest,) = board(station, TUESDAY + timedelta(days=2)).guests

    assert (guest.days, guest.known, guest.stay) == (2, False, stay)
    assert [duty.what for duty in guest.duties] == [
        "发寻亲公告",
        "报请采血",
        "照料安置",
        "申请落户",
    ]
    assert guest.pressing is not None and guest.pressing.clock is not None
    assert guest.pressing.clock.level == "late"
    assert guest.limit is not None and guest.limit.days_left == 8


def test_a_duty_done_is_done(stay: Stay, station: Viewer) -> None:
    take(case_of(stay), "入站安排", "身份不明", by=station, on=TUESDAY, **UNKNOWN)
    take(case_of(stay), "寻亲公告", "仍未查明", by=station, on=TUESDAY, **UNKNOWN)

    (guest,) = board(station, TUESDAY).guests

    assert [duty.done for duty in guest.duties] == [True, False, False, False]
    assert guest.steps[0][0] == "报请采血"


def test_once_known_nothing_is_searched(stay: Stay, station: Viewer) -> None:
    take(case_of(stay), "入站安排", "身份已查明", by=station, on=TUESDAY, **KNOWN)

    (guest,) = board(station, FRIDAY).guests

    assert (guest.known, guest.duties) == (True, ())


def test_the_board_is_the_stations_and_the_districts(cast: Cast, stay: Stay, clerk: Viewer) -> None:
    assert present(cast.viewers["district_head"]) == 1
    assert present(clerk) == 0
    assert not stays_of(clerk, Wanted()).exists()


def test_he_goes_home_and_the_case_ends_with_it(stay: Stay, station: Viewer) -> None:
    row = gone_home(stay, station, FRIDAY)

    assert case_of(row).end == "离站返回"
    assert row.home["told_whom"] == "岑溪市救助管理站" and "岑溪" not in row.home_sealed
    assert row.follow_due_on == date(2026, 12, 4)  # 20 working days
    assert board(station, FRIDAY).guests == ()
    with pytest.raises(StreetRefused, match="离站"):
        send_home(row, HOME, by=station, on=FRIDAY)


def test_he_does_not_go_home_before_the_case_stands_there(stay: Stay, station: Viewer) -> None:
    with pytest.raises(StreetRefused, match="入站安排"):
        send_home(stay, HOME, by=station, on=FRIDAY)
    with pytest.raises(StreetRefused, match="民政部门"):
        send_home(stay, replace(HOME, told_whom=" "), by=station, on=FRIDAY)


def test_a_minor_is_followed_up_by_the_flow(patrol: Patrol, clerk: Viewer, station: Viewer) -> None:
    child = taken_in(found(patrol, by=clerk, on=MONDAY, age=12), by=station, on=TUESDAY)

    row = gone_home(child, station, FRIDAY)

    assert (case_of(row).end, row.follow_due_on) == ("未成年人返回", None)


def test_a_call_that_finds_him_unsettled_is_made_again(stay: Stay, station: Viewer) -> None:
    row = gone_home(stay, station, FRIDAY)

    follow_up(row, "还没有找到工作", settled=False, by=station, on=date(2026, 12, 1))
    row.refresh_from_db()
    assert row.follow_due_on == date(2026, 12, 29)
    follow_up(row, "在镇上做工，住回老屋", settled=True, by=station, on=date(2026, 12, 20))

    row.refresh_from_db()
    assert (row.follow_due_on, row.followed_on) == (None, date(2026, 12, 20))


def test_the_second_time_he_is_recognised(
    patrol: Patrol, clerk: Viewer, station: Viewer, stay: Stay
) -> None:
    gone_home(stay, station, FRIDAY)
    again = found(patrol, by=clerk, on=MONDAY, called="", marks="左手缺一节小指，右眉疤痕", age=52)
    features = replace(features_of(stay), called="", marks=again.told["marks"], age=52)

    (likely,) = likely_stays(station, features)
    second = taken_in(again, by=station, on=date(2026, 12, 1), same_as=likely.stay)

    assert "体貌特征相近" in likely.why
    assert (second.person_id, second.same_as) == (stay.person_id, stay)
    assert figures(station, [])[-1].again == 1
    assert stays_of(station, Wanted(state="again")).get() == second


def test_others_are_not_alike(stay: Stay, station: Viewer) -> None:
    here = features_of(stay)

    assert likely_stays(station, replace(here, sex=2)) == []
    assert likely_stays(station, replace(here, age=20)) == []
    other = replace(here, called="", marks="戴眼镜", belongings="")
    assert likely_stays(station, other) == []  # the dialect alone is too little


def test_an_officer_judges_a_likeness_and_may_take_it_back(
    patrol: Patrol, clerk: Viewer, station: Viewer, stay: Stay
) -> None:
    later = taken_in(found(patrol, by=clerk, on=MONDAY), by=station, on=FRIDAY)

    judge(later, stay, same=True, why="本人承认", by=station, on=FRIDAY)
    later.refresh_from_db()
    assert later.same_as == stay
    judge(later, stay, same=False, why="人像比对不是", by=station, on=FRIDAY)

    later.refresh_from_db()
    assert later.same_as is None and later.judgements.count() == 1
    with pytest.raises(StreetRefused, match="更早"):
        judge(stay, later, same=True, why="像", by=station, on=FRIDAY)


def test_once_named_the_register_knows_him(stay: Stay, station: Viewer) -> None:
    name_person(stay, "覃贵", ID, by=station, on=FRIDAY, how="其兄电话确认")

    person = get_person(stay.person_id)
    assert (person.name, person.born_on) == ("覃贵", date(1987, 11, 12))
    stay.refresh_from_db()
    assert stay.named_on == FRIDAY


def test_a_number_of_somebody_else_is_not_given_twice(
    cast: Cast, stay: Stay, station: Viewer
) -> None:
    with pytest.raises(StreetRefused, match="人员关联"):
        name_person(stay, "罗春生", "440118198403050019", by=station, on=FRIDAY, how="证件")


def test_known_by_number_he_is_the_registers_person(
    cast: Cast, man: Finding, station: Viewer
) -> None:
    stay = taken_in(man, by=station, on=TUESDAY, id_number="440118198403050019")

    assert (stay.person_id, stay.named_on) == (cast.applicant.pk, TUESDAY)


def test_a_stay_whose_case_ended_elsewhere_is_closed_by_the_day(
    stay: Stay, station: Viewer
) -> None:
    take(
        case_of(stay), "入站安排", "自愿离站", by=station, on=TUESDAY, reason="本人要走", **UNKNOWN
    )

    assert street_day(FRIDAY).left == 1
    stay.refresh_from_db()
    assert stay.left_on == TUESDAY
