"""For tests: a point with a team of one, and somebody referred, taken on, or well under way."""

from dataclasses import replace
from datetime import date, timedelta

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import TOWN_A, VILLAGE_A, Cast
from minzheng.engines.programmes.api import (
    Consent,
    File,
    NewMeeting,
    NewPlan,
    Point,
    Referral,
    accept,
    hold_meeting,
    make_plan,
    name_teammate,
    open_point,
    refer,
    scale_of,
    take_score,
)
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import Facility, NewFacility, register_facility
from minzheng.registers.offices.api import NewOfficer, Officer, appoint, take_on_officer

PROGRAMME, SCALE = "mental_rehabilitation", "daily_life"
WHO = "湛思远"  # nobody else of any test is called so
WHO_ID, CHILD_ID = "440118199001012233", "440118201506010049"
WORDS = "夜里睡不着，想有人说说话"
SELF_CONSENT = Consent("self", WHO, words="讲明了由谁看、可以随时退出")
REFERRAL = Referral(
    WHO, WHO_ID, "hospital", WORDS, SELF_CONSENT,
    phone="13911112222", address="石桥村8队9号", guardian="湛国平", guardian_phone="13933334444",
    referred_by="区第二人民医院",
)  # fmt: skip


def make_point(cast: Cast, on: date, *, team: tuple[str, ...] = ("social_worker",)) -> Point:
    """A point in the first town's village; the first of the team leads."""
    by = cast.viewers["district_clerk"]
    point = open_point(make_place(on), PROGRAMME, by=by, on=on)
    for place, key in enumerate(team):
        name_teammate(point, key, is_lead=place == 0, by=by, on=on)
    return point


def make_place(on: date, kind: str = "rehabilitation") -> Facility:
    """A place for rehabilitation in the first town's village."""
    new = NewFacility("石桥康复点", kind, VILLAGE_A, "石桥村1号", opened_on=date(2024, 1, 1))
    return register_facility(new, by=SYSTEM, on=on)


def colleague(cast: Cast, key: str = "second_social_worker") -> Officer:
    """Another social worker of the first town."""
    office = cast.offices["town_a"]
    officer = take_on_officer(NewOfficer(key, "饶静怡", office), by=SYSTEM)
    appoint(officer, "social_worker", office, since=date(2024, 1, 1), by=SYSTEM)
    return officer


def referred(cast: Cast, point: Point, on: date) -> File:
    """Referred by the disability federation's officer."""
    told = replace(REFERRAL, source="federation", referred_by="区残联")
    return refer(point, told, by=cast.viewers["disabled_federation"], on=on)


def taken_on(cast: Cast, point: Point, on: date) -> File:
    """Accepted by the team, which knows how she is."""
    by = cast.viewers["social_worker"]
    file = accept(referred(cast, point, on), worker="social_worker", by=by, on=on)
    score(file, 1, by=by, on=on)
    return file


def under_way(cast: Cast, point: Point, on: date) -> File:
    """With a plan and one session."""
    by, file = cast.viewers["social_worker"], taken_on(cast, point, on)
    make_plan(file, NewPlan(("每天自己按时服药",), 2), by=by, on=on)
    told = NewMeeting(on, "medication", minutes=40, done="一起摆药盒", following="下次自己摆")
    hold_meeting(file, told, by=by, on=on)
    return file


def score(file: File, each: int, *, by: Viewer, on: date) -> None:
    """The scale answered the same at every item."""
    take_score(file, SCALE, dict.fromkeys(scale_of(SCALE).items, each), by=by, on=on)


def after(on: date, days: int) -> date:
    """So many days later."""
    return on + timedelta(days=days)


PLACE = TOWN_A
