"""Needs of the demo in two towns: some wait, some are served, some are offered to givers.

The centre that the demo's institution runs gives baths and lunches; a charity has an account; in
the second town volunteers visit who have none, and the town's clerk keeps their part.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from minzheng.engines.access.api import House, NewAccount, Viewer, open_account, viewer_of
from minzheng.engines.care.api import facilities_of
from minzheng.engines.needs import api
from minzheng.kernel.doer import SYSTEM, Doer
from minzheng.registers.organisations.api import (
    DUTIES,
    NewMember,
    NewOrganisation,
    find_by_credit_code,
    register_organisation,
    take_on_member,
)
from minzheng.registers.people.api import Person
from minzheng.wiring.demo.accounts import PASSWORD, DemoAccount
from minzheng.wiring.demo.houses import BEGUN, CODE
from minzheng.wiring.demo.officers import Staff, TownDesk
from minzheng.wiring.demo.places import DISTRICT
from minzheng.wiring.demo.population import Home

CHARITY_CODE, CHARITY = "53440118MJ5566774R", "增城区同心慈善会"
NOTED, ARRANGED, SERVED = date(2026, 10, 26), date(2026, 10, 28), date(2026, 10, 30)
ADULT = 18
# item, a week's quantity, urgency, what the person says, how far it is
STORIES = (
    ("lunch", 5, 1, "自己做不了饭，牙不好要软一点", "served"),
    ("bath", 1, 2, "腿脚不便，一个人洗澡怕滑倒", "served"),
    ("bath", 2, 3, "刚出院，要人帮着擦洗", "ordered"),
    ("home_care", 3, 2, "老伴照料她，自己也病了", "waits"),
    ("lunch", 5, 1, "白天一个人在家", "waits"),
    ("counsel", 1, 1, "孩子不说话，整天待在屋里", "waits"),
    ("visit", 1, 1, "独居，子女在外地", "noted"),
    ("clean", 1, 1, "屋里堆满旧物，下不了脚", "unmet"),
)
# what the second town's people need: volunteers visit them
ELSEWHERE = (
    ("visit", 1, 2, "独居，楼上楼下没有熟人", "served"),
    ("visit", 1, 1, "孩子住校，平日一个人", "ordered"),
    ("going_out", 1, 1, "复诊没有人陪", "waits"),
    ("lunch", 5, 2, "手抖，做不了饭", "waits"),
)
TEAM_CODE, TEAM = "51440118MJ33445530", "邻里守望志愿服务队"
GIVEN = (
    ("quilt", 2, "两位老人过冬要两床厚棉被", 30_000, "open"),
    ("wheelchair", 1, "出院后要一辆轮椅，才能出门复诊", 80_000, "met"),
    ("bed", 1, "长期卧床，要一张护理床", 260_000, "asked"),
    ("appliance", 1, "屋里阴冷，过冬要一台取暖器", 20_000, "agreed"),
)
PHOTO = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR demo sheet"


@dataclass(frozen=True)
class Cast:
    """Who acts: the town's desk, the house that serves, the charity."""

    desk: TownDesk
    house: Viewer
    charity: Viewer
    given_by: str = "温小雪"


def tell_needs(homes: Sequence[Home], staff: Staff, on: date) -> list[DemoAccount]:
    """Everything above through the real verbs; gives the charity's account."""
    account, charity = _charity(on)
    village = homes[0].family.village
    cast = Cast(staff.desk(village), _house(), charity)
    _supplies(cast, on)
    people = list(_people(homes, on, village.town_code))
    for place, story in enumerate(STORIES):
        _live(cast, people[place % len(people)], story)
    for place, given in enumerate(GIVEN):
        _give(cast, people[(place + len(STORIES)) % len(people)], given, on)
    api.propose(cast.desk.clerk.posts[0].division, by=cast.desk.clerk, on=on)
    _second_town(homes, staff, charity, on)
    return [account]


def _second_town(homes: Sequence[Home], staff: Staff, charity: Viewer, on: date) -> None:
    """Another town's people, served by volunteers without an account."""
    first = homes[0].family.village.town_code
    village = next(h.family.village for h in homes if h.family.village.town_code != first)
    desk = staff.desk(village)
    team = _team(desk.clerk, village.town_code)
    cast = Cast(desk, team, charity, "钟秀英")
    for person, story in zip(_people(homes, on, village.town_code), ELSEWHERE, strict=False):
        _live(cast, person, story)
    api.propose(desk.clerk.posts[0].division, by=desk.clerk, on=on)


def _team(clerk: Viewer, town: str) -> Viewer:
    """The clerk in the place of the volunteers, who visit and go along."""
    new = NewOrganisation(TEAM_CODE, TEAM, town, BEGUN, "社会团体")
    team = api.stand_in(clerk, register_organisation(new, by=SYSTEM))
    for item in ("visit", "going_out"):
        told = api.NewSupply(item, 5, payer="volunteer", price=0, times=("weekend",),
                             languages=("cantonese",), areas=(town,))  # fmt: skip
        api.offer_supply(team, told, on=NOTED)
    return team


def _charity(on: date) -> tuple[DemoAccount, Viewer]:
    new = NewOrganisation(CHARITY_CODE, CHARITY, DISTRICT, BEGUN, "慈善组织")
    runs = register_organisation(new, by=SYSTEM)
    member = take_on_member(NewMember(runs, "冯少芬", "manager", BEGUN), by=SYSTEM)
    told = NewAccount(username="charity_manager", password=PASSWORD, member=member)
    viewer = viewer_of(open_account(told, by=SYSTEM, at=timezone.now()), on)
    key = "charity_manager"
    does = "认领求助、送达、交凭证"
    role = f"慈善组织{DUTIES['manager']}"
    return DemoAccount(key, "冯少芬", role, CHARITY, key, does), viewer


def _house() -> Viewer:
    """The manager of the demo's institution."""
    runs = find_by_credit_code(CODE)
    if runs is None:
        raise LookupError("演示的机构还没有开，请先 open_house")
    doer = Doer("member", f"demo-{runs.pk}", "柯美玲", runs.name, runs.division_code)
    return Viewer(doer, house=House(runs.pk, runs.credit_code, "manager"))


def _supplies(cast: Cast, on: date) -> None:
    for facility in facilities_of(cast.house, on):
        offers = set(facility.offers.values_list("name", flat=True))
        for item, offer, capacity in (("bath", "助浴", 12), ("lunch", "午餐", 200)):
            if offer in offers:
                new = api.NewSupply(
                    item, capacity, facility.pk, offer, skills=("care",), sexes=("female",)
                )
                api.offer_supply(cast.house, new, on=NOTED)
    told = api.NewSupply("visit", 6, payer="volunteer", price=0, languages=("cantonese",),
                         times=("weekend",))  # fmt: skip
    api.offer_supply(cast.charity, told, on=NOTED)


def _people(homes: Sequence[Home], on: date, town: str) -> Iterator[Person]:
    """Adults of a town who are alive and in nobody's list yet."""
    for home in homes[1:]:
        person = home.people[0]
        alive = person.died_on is None and person.age_on(on) >= ADULT
        if home.family.village.town_code == town and alive:
            yield person


def _live(cast: Cast, person: Person, story: tuple[str, int, int, str, str]) -> None:
    item, quantity, urgency, words, state = story
    new = api.NewNeed(person, item, quantity, api.WEEKLY, words, urgency=urgency, origin=api.VISIT)
    need = api.note_need(new, by=cast.desk.clerk, on=NOTED)
    if state == "noted":
        return
    need = api.confirm_need(need, "上门看过，属实", by=cast.desk.social_worker, on=NOTED)
    if state == "unmet":
        told = "镇上还没有保洁服务，先请志愿者帮忙"
        api.find_unmet(need, "no_supply", told, by=cast.desk.clerk, on=ARRANGED)
    if state in ("served", "ordered"):
        _serve(cast, need, state)


def _serve(cast: Cast, need: api.Need, state: str) -> None:
    supply = api.own_supplies(cast.house).filter(item=need.item).first()
    if supply is None:
        return
    order = api.send_order(need, api.Sending(supply), by=cast.desk.clerk, on=ARRANGED)
    api.accept_order(cast.house, order.pk, on=ARRANGED)
    if state == "served":
        visit = api.NewVisit(SERVED, cast.given_by, begins="16:30", signed_by="本人",
                             proof=api.Paper("签收单.png", PHOTO))  # fmt: skip
        api.record_visit(cast.house, order.pk, visit, on=SERVED)


def _give(cast: Cast, person: Person, given: tuple[str, int, str, int, str], on: date) -> None:
    item, quantity, words, worth, state = given
    new = api.NewNeed(person, item, quantity, api.ONCE, words, origin=api.VISIT)
    need = api.note_need(new, by=cast.desk.clerk, on=NOTED)
    need = api.confirm_need(need, "", by=cast.desk.clerk, on=NOTED)
    offering = api.offer_need(need, words, worth=worth, by=cast.desk.clerk, on=ARRANGED)
    if state == "open":
        return
    told = api.NewPledge("本会用专项基金购买，送到家", date(2026, 11, 10), worth)
    pledge = api.take_on(cast.charity, offering.pk, told, on=ARRANGED)
    if state == "asked":
        return
    api.agree_pledge(pledge, by=cast.desk.clerk, on=ARRANGED)
    if state == "met":
        proof = api.Paper("签收单.png", PHOTO)
        api.deliver_pledge(cast.charity, pledge.pk, "轮椅送到家，本人签收", proof=proof, on=SERVED)
        api.confirm_receipt(need, "上门看到轮椅，本人在用", by=cast.desk.social_worker, on=on)
