"""The demo's institutions, the times they offer, who has booked, and tips on their way.

Names, places and prices are invented; positions lie about where the district is.
"""

from collections.abc import Iterator
from datetime import date, datetime, time
from random import Random

from minzheng.engines.access.api import NOBODY
from minzheng.engines.bookings import api as bookings
from minzheng.engines.tips import api as tips
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import NewFacility, NewOffer, register_facility
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.places import Town, Village, towns

OPENED, BOOKED_ON, DAY = date(2026, 10, 12), date(2026, 10, 27), date(2026, 11, 2)
EARLY = datetime.combine(BOOKED_ON, time(8))
NORTH, EAST = 23.29, 113.83
OFFICE_HOURS = "周一至周五 9:00-12:00，14:00-17:00"
DAILY, ROUND = "每天 8:00-18:00", "每天 0:00-24:00"
PHONE = "020-0000 {:04d}"  # no subscriber has such a number
MOBILE = "1980000{:04d}"
NAMES = ("何桂英", "钟国强", "李雪梅", "阿依古丽·买买提", "潘志豪", "温玉兰", "冯少芬", "汤永康")
LIVING = (NewOffer("长住（能自理）", 260_000, "月", "user"),
          NewOffer("长住（半自理）", 345_000, "月", "user"),
          NewOffer("短住", 13_000, "天", "user"))  # fmt: skip
MEALS = (NewOffer("午餐", 1_300, "餐", "shared"), NewOffer("晚餐", 1_200, "餐", "shared"),
         NewOffer("送餐上门", 300, "次", "shared"))  # fmt: skip
CENTRE = (NewOffer("日间托养", 8_000, "天", "shared"), NewOffer("助浴", 6_000, "次", "shared"),
          NewOffer("康复护理", 5_000, "次", "insurance"), *MEALS[:1])  # fmt: skip
FREE = (NewOffer("咨询", 0),)
# name, kind, hours, services, places, who runs it
IN_EVERY_TOWN = (
    ("{}颐康中心", "elder_centre", DAILY, CENTRE, 24, "public_building"),
    ("{}敬老院", "elder_home", ROUND, LIVING, 90, "public"),
    ("{}日间照料中心", "day_care", "周一至周六 8:30-17:30", CENTRE[:1], 20, "nonprofit"),
    ("{}未成年人保护工作站", "child_station", OFFICE_HOURS, FREE, 0, "public"),
    ("{}社工站", "social_work_station", OFFICE_HOURS, FREE, 0, "nonprofit"),
    (
        "{}康园康复点",
        "rehabilitation",
        OFFICE_HOURS,
        (NewOffer("康复训练", 0, "次"),),
        30,
        "public",
    ),
)
STATION = (NewOffer("健康监测", 0, "次"), NewOffer("文娱活动", 0, "次"), *MEALS[:1])
OF_THE_DISTRICT = (
    ("区社会福利院", "elder_home", ROUND, LIVING, 320, "public"),
    ("松鹤养老公寓", "elder_home", ROUND, LIVING[1:], 150, "business"),
    ("区儿童福利院", "child_home", ROUND, (), 80, "public"),
    ("区未成年人救助保护中心", "child_centre", ROUND, FREE, 30, "public"),
    ("区救助管理站", "relief_station", ROUND, (NewOffer("食宿、返乡", 0),), 60, "public"),
    ("区婚姻登记处", "marriage_registry", "周一至周六 9:00-12:00，14:00-17:00",
     (NewOffer("结婚登记", 0), NewOffer("离婚登记", 0), NewOffer("婚姻家庭辅导", 0)), 0, "public"),
    ("区殡仪馆", "funeral_home", ROUND, (NewOffer("告别厅", 40_000, "场", "user"),), 6, "public"),
    ("长青骨灰堂", "ash_hall", "每天 8:30-16:30", (NewOffer("骨灰寄存", 7_000, "年", "user"),),
     9_000, "public"),
    ("云岭公益性公墓", "cemetery", "每天 8:30-16:30", (), 4_000, "public"),
)  # fmt: skip
MORNING_AND_AFTERNOON = (("09:00", "12:00"), ("14:00", "17:00"))
# kind, words, where, who, source, and how far it is
TOLD = (
    ("elder", "独居的老人两天没有开门，敲门没人应", "老榕树旁平房", "陈婆婆", "web", "open"),
    ("elder", "陈婆婆家两天没开门，邻居很担心", "榕树边", "陈婆婆", "hotline", "open"),
    ("poor", "一家三口，父亲工伤在家，说没有米了", "3 队新屋后面", "", "web", "taken"),
    ("street", "桥底睡着一位中年男人，天冷只盖一块纸皮", "人行桥底", "", "patrol", "visited"),
    ("disabled", "坐轮椅的年轻人出不了门，家里没人送饭", "", "小刘", "visit", "closed"),
    ("child_alone", "奶奶住院，两个孩子自己在家", "村口第二家", "", "hotline", "open"),
    ("child_harm", "邻居家孩子手臂常有淤青，晚上听到打骂", "", "", "web", "open"),
    ("disaster", "昨晚厨房起火，老人今晚没有地方住", "旧街 18 号", "罗伯", "web", "closed"),
)


def open_institutions(staff: Staff) -> None:
    """Register everything, offer times, book some of them, and bring some tips on their way."""
    chance = Random(20261102)  # noqa: S311  a demo that comes out alike each time
    places = [register_facility(new, by=SYSTEM, on=OPENED) for new in _all(chance)]
    for place in places:
        if place.kind == "marriage_registry":
            _offer(staff, place.ref, "结婚登记", "双方身份证、照片")
    for town in towns():
        _offer(staff, f"office:{_office_of(staff, town)}", "低保和救助咨询", "身份证、户口簿")
    _book()
    _tell(staff)


def _all(chance: Random) -> Iterator[NewFacility]:
    middle = towns()[0].villages[0]
    for place, told in enumerate(OF_THE_DISTRICT):
        yield _facility(chance, told, middle, (NORTH, EAST), 100 + place)
    yield from _in_every_town(chance)
    own = Random(20261103)  # noqa: S311  its own: what stands elsewhere stays where it is
    for number, town in enumerate(towns()):
        last = town.villages[-1]
        told = (f"{last.name}颐康服务站", "elder_station", DAILY, STATION, 30, "nonprofit")
        yield _facility(own, told, last, (NORTH, EAST), 600 + number)


def _in_every_town(chance: Random) -> Iterator[NewFacility]:
    for number, town in enumerate(towns()):
        where = NORTH + chance.uniform(-0.12, 0.12), EAST + chance.uniform(-0.14, 0.14)
        for place, told in enumerate(IN_EVERY_TOWN):
            named = (told[0].format(town.name.rstrip("街道镇")), *told[1:])
            yield _facility(chance, named, town.villages[0], where, 200 + number * 20 + place)
        for place, village in enumerate(town.villages[:4]):
            told = (f"{village.name}长者饭堂", "elder_canteen", DAILY, MEALS, 40, "nonprofit")
            yield _facility(chance, told, village, where, 400 + number * 20 + place)


def _facility(
    chance: Random, told: tuple[object, ...], village: Village, around: tuple[float, float], no: int
) -> NewFacility:
    name, kind, hours, services, places, operator = told
    capacity = int(str(places)) or None
    residential = kind in ("elder_home", "elder_centre", "day_care")
    return NewFacility(
        name=str(name), kind=str(kind), division_code=village.code, hours=str(hours),
        address=f"{village.town_name}{village.name}（演示地址）{no} 号",
        route=f"乘公交到“{village.name}”站，步行 {chance.randint(2, 9)} 分钟",
        latitude=round(around[0] + chance.uniform(-0.02, 0.02), 5),
        longitude=round(around[1] + chance.uniform(-0.02, 0.02), 5),
        phone=PHONE.format(no), capacity=capacity,
        vacancy=chance.randint(0, capacity // 4) if capacity and residential else None,
        vacancy_on=date(2026, 10, 10) if residential else None,
        licence=f"演备〔2024〕{no} 号" if residential else "",
        licence_until=date(2027, 12, 31) if residential else None,
        rating=chance.choice(("", "二级", "三级", "四级")) if kind == "elder_home" else "",
        rating_until=date(2027, 6, 30) if kind == "elder_home" else None,
        operator=str(operator), languages="普通话、粤语",
        access=tuple(chance.sample(("ramp", "lift", "toilet", "wheelchair"), 2)),
        opened_on=date(2020, 1, 1), services=services,  # type: ignore[arg-type]
    )  # fmt: skip


def _office_of(staff: Staff, town: Town) -> int:
    return int(staff.officers[f"{town.code[6:9]}01"].office_id)


def _offer(staff: Staff, place: str, service: str, bring: str) -> None:
    blocks = tuple(
        bookings.Block(day, begins, ends, 30, 3)
        for day in range(5)
        for begins, ends in MORNING_AND_AFTERNOON
    )
    week = bookings.NewPattern(OPENED, blocks, ahead_days=14)
    new = bookings.NewOffer(place, service, bring=bring)
    bookings.open_offer(new, week, by=staff.bureau("district_head"), on=OPENED)


def _book() -> None:
    """Some of today's and tomorrow's times are taken."""
    for number, offer in enumerate(bookings.offers_at(on=BOOKED_ON)):
        for place in range(4):
            day = DAY if place % 2 == 0 else date(2026, 11, 3)
            choice = bookings.Choice(day, time(9 + place % 3, 30 * (place // 2)))
            phone = MOBILE.format(number * 10 + place)
            new = bookings.NewBooking(choice, NAMES[(number + place) % len(NAMES)], phone)
            bookings.book(offer, new, by=NOBODY, on=BOOKED_ON, now=EARLY)


def _tell(staff: Staff) -> None:
    villages = [town.villages[1] for town in towns()]
    for number, (kind, words, where, who, source, state) in enumerate(TOLD):
        village = villages[0 if number < 2 else number % len(villages)]
        told = tips.NewTip(kind, village.code, words, who, where, source=source)
        tip = tips.receive(told, by=NOBODY, on=date(2026, 10, 29 + number % 2))
        _work(staff, village, tip, state)


def _work(staff: Staff, village: Village, tip: tips.Tip, state: str) -> None:
    """As far as the story goes."""
    worker, on = staff.desk(village).worker, date(2026, 10, 30)
    if state == "taken":
        tips.take(tip, by=worker, on=on)
    if state in ("visited", "closed"):
        tips.visit(tip, "上门见到本人，问清了情况", day=on, by=worker, on=on)
    if state == "closed":
        end = tips.Settlement("helped", "当天送去生活用品，约好明天再去", "已经去看过，请放心。")
        tips.settle(tip, end, by=worker, on=on)
