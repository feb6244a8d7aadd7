"""The offices of the demo district, their officers, and how each stands before the engines."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import Viewer, ViewerPost
from minzheng.kernel.doer import SYSTEM, Doer
from minzheng.registers.offices.api import (
    NewOffice,
    NewOfficer,
    Office,
    Officer,
    appoint,
    open_office,
    take_on_officer,
)
from minzheng.wiring.demo.places import DISTRICT, Town, Village, towns

APPOINTED_ON = date(2024, 3, 1)
BUREAU = "增城区民政局"
BUREAU_KEY = "district"
ADDRESS = "广州市增城区{}（演示地址）"
# role -> name; one officer a post at the bureau
BUREAU_STAFF = {
    "district_clerk": "周敏仪", "second_district_clerk": "冯志成", "district_head": "林海涛",
    "check_clerk": "徐静文", "finance_clerk": "孙丽华", "finance_head": "马超群",
    "auditor": "胡明远", "system_admin": "朱琳", "security_admin": "高峰",
    "disabled_federation": "温锦华", "relief_station": "赖国强", "relief_station_head": "邱慧芳",
    "assessor": "莫婉婷", "second_assessor": "蓝志坚",
    "data_clerk": "方明哲", "data_head": "阮素芬",
    "hotline_clerk": "丁晓兰", "discipline_inspector": "廖正中",
}  # fmt: skip
TOWN_STAFF = (
    ("town_clerk", ("李建国", "何丽敏", "黄志强", "邓家乐", "吴桂兰", "温晓燕")),
    ("second_town_clerk", ("郑伟", "钟少华", "叶嘉欣", "潘永康", "卢慧玲", "汤国辉")),
    ("town_head", ("陈秀英", "罗文斌", "梁海燕", "谢振华", "曾少芬", "赖志刚")),
    ("social_worker", ("汤慧玲", "石海珍", "湛佩仪", "姚家明", "尹燕飞", "彭志文")),
)
# Who looks after children beside her own post.
ALSO = {"village_worker": "child_director", "second_town_clerk": "child_supervisor"}
VILLAGE_SURNAMES = "刘杨张蔡许苏曹赵毛姚尹彭湛廖丁石孔"
VILLAGE_GIVEN = ("小梅", "家明", "海珍", "志文", "佩仪", "国栋", "燕飞")
PHONE = "020-0000 {:04d}"  # no subscriber has such a number


@dataclass(frozen=True)
class TownDesk:
    """Those who work on a village's cases in its town."""

    worker: Viewer
    clerk: Viewer
    colleague: Viewer
    head: Viewer
    social_worker: Viewer


@dataclass(frozen=True)
class Staff:
    """Everybody in office: officers by staff number, viewers by staff number."""

    officers: dict[str, Officer]
    viewers: dict[str, Viewer]

    def desk(self, village: Village) -> TownDesk:
        """The officers who serve a village."""
        town = village.town_code[6:9]
        keys = (village.code[6:], *(town_number(town, role) for role, _ in TOWN_STAFF))
        return TownDesk(*(self.viewers[key] for key in keys))

    def bureau(self, role: str) -> Viewer:
        """The bureau's officer in a role, such as "finance_clerk"."""
        return self.viewers[bureau_number(role)]

    def clerks(self) -> list[Viewer]:
        """The first clerk of every town."""
        return [self.viewers[town_number(town.code[6:9], "town_clerk")] for town in towns()]

    def name(self, number: str) -> str:
        """Who has this staff number."""
        return self.viewers[number].doer.name


def bureau_number(role: str) -> str:
    """The staff number of the bureau's officer in a role."""
    return f"800{list(BUREAU_STAFF).index(role) + 1:02d}"


def town_number(town: str, role: str) -> str:
    """The staff number in a town ("901") of a role: 90101, 90102, and 90103 the head."""
    return f"{town}{[key for key, _ in TOWN_STAFF].index(role) + 1:02d}"


def role_of(key: str) -> str:
    """The role behind a key: the second town clerk is a town clerk."""
    return key.removeprefix("second_")


class Hiring:
    """Opens offices and takes on officers, keeping count of phones and names."""

    def __init__(self) -> None:
        self.officers: dict[str, Officer] = {}
        self.viewers: dict[str, Viewer] = {}
        self.phones = 0
        self.villages = 0

    def bureau(self) -> None:
        """The district's bureau with every post."""
        office = self._open("district", BUREAU, DISTRICT, "行政中心 1 号")
        for role, name in BUREAU_STAFF.items():
            self._hire(bureau_number(role), name, role, office)

    def town(self, place: int, town: Town) -> None:
        """A town's government: two clerks and the head; and its villages' committees."""
        office = self._open("town", town.government, town.code, f"{town.name}政通路 {place + 1} 号")
        for role, people in TOWN_STAFF:
            self._hire(town_number(town.code[6:9], role), people[place], role, office)
        for village in town.villages:
            self._village(village)

    def _village(self, village: Village) -> None:
        where = f"{village.town_name}{village.name}党群服务中心"
        office = self._open("village", village.committee, village.code, where)
        surname = VILLAGE_SURNAMES[self.villages % len(VILLAGE_SURNAMES)]
        name = surname + VILLAGE_GIVEN[self.villages % len(VILLAGE_GIVEN)]
        self.villages += 1
        self._hire(village.code[6:], name, "village_worker", office)

    def _open(self, kind: str, name: str, division: str, where: str) -> Office:
        self.phones += 1
        new = NewOffice(
            code=f"{division}-{kind}",
            name=name,
            kind=kind,
            division_code=division,
            phone=PHONE.format(self.phones),
            address=ADDRESS.format(where),
        )
        return open_office(new, by=SYSTEM)

    def _hire(self, number: str, name: str, key: str, office: Office) -> None:
        officer = take_on_officer(NewOfficer(number, name, office), by=SYSTEM)
        roles = [role_of(key), *([ALSO[key]] if key in ALSO else [])]
        for role in roles:
            appoint(officer, role, office, since=APPOINTED_ON, by=SYSTEM)
        doer = Doer("officer", number, name, office.name, office.division_code)
        posts = (ViewerPost(role, office.division_code, frozenset({"*"})) for role in roles)
        self.officers[number] = officer
        self.viewers[number] = Viewer(doer, tuple(posts))


def hire_everybody() -> Staff:
    """Every office and officer of the district."""
    hiring = Hiring()
    hiring.bureau()
    for place, town in enumerate(towns()):
        hiring.town(place, town)
    return Staff(hiring.officers, hiring.viewers)
