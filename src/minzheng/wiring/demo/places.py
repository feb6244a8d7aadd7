"""Where the demo plays: real codes down to the district, made-up towns and villages below it.

Towns have codes from 901 up, which no real town of the district has; their names are invented.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from minzheng.registers.divisions.api import NewDivision

DISTRICT, DISTRICT_NAME = "440118000000", "增城区"
DISTRICT_FROM = date(2014, 2, 12)  # 增城撤市设区（国务院批复 2014-02）；疑问：起用日待核对
CITY_FROM = date(1993, 12, 8)

# 广州市各区的现行代码（GB/T 2260），以及增城在身份证号里用过的旧代码。
REAL = (
    NewDivision("440000000000", "广东省"),
    NewDivision("440100000000", "广州市"),
    NewDivision("440103000000", "荔湾区"),
    NewDivision("440104000000", "越秀区"),
    NewDivision("440105000000", "海珠区"),
    NewDivision("440106000000", "天河区"),
    NewDivision("440111000000", "白云区"),
    NewDivision("440112000000", "黄埔区"),
    NewDivision("440113000000", "番禺区"),
    NewDivision("440114000000", "花都区"),
    NewDivision("440115000000", "南沙区"),
    NewDivision("440117000000", "从化区"),
    NewDivision("440125000000", "增城县", valid_to=CITY_FROM),
    NewDivision("440183000000", "增城市", CITY_FROM, DISTRICT_FROM, "440125000000"),
    NewDivision(DISTRICT, DISTRICT_NAME, DISTRICT_FROM, None, "440183000000"),
)
# name of the town -> its communities and villages
SYNTHETIC = {
    "云岭街道": ("云顶社区", "望江社区", "桂香社区", "东门社区", "榕荫社区", "石桥村", "岭背村"),
    "荷塘街道": ("荷风社区", "新桥社区", "书院社区", "北园社区", "莲塘村", "坑口村"),
    "沙溪镇": ("沙溪社区", "渡头村", "沙埔村", "上溪村", "下溪村", "竹园村", "黄泥村"),
    "松涧镇": ("松涧社区", "松柏村", "涧口村", "大埔村", "凤凰村", "石马村", "长岭村", "水口村"),
    "白石镇": ("白石社区", "老圩社区", "白石村", "麻车村", "塘尾村", "古塘村", "高埔村"),
    "青禾镇": ("青禾社区", "稻香村", "田心村", "禾丰村", "井头村", "龙潭村", "仙村岗村"),
}
FIRST_TOWN = 901
PILOT = "440118906000"  # 青禾镇 confirms 低保 itself; the other towns leave it to the district
FIRST_VILLAGE = {"社区": 1, "村": 201}  # 居委会 001 起，村委会 201 起


@dataclass(frozen=True)
class Village:
    """A village or community: where families of the demo live."""

    code: str
    name: str
    town_code: str
    town_name: str

    @property
    def committee(self) -> str:
        """The name of its committee: 石桥村民委员会, 云顶社区居民委员会."""
        return f"{self.name}居民委员会" if self.name.endswith("社区") else f"{self.name}民委员会"


@dataclass(frozen=True)
class Town:
    """A town or sub-district with its villages."""

    code: str
    name: str
    villages: tuple[Village, ...]

    @property
    def government(self) -> str:
        """The name of its government: 沙溪镇人民政府, 云岭街道办事处."""
        return f"{self.name}{'办事处' if self.name.endswith('街道') else '人民政府'}"


def towns() -> tuple[Town, ...]:
    """Every town of the demo district, in the order of its code."""
    return tuple(
        _town(f"440118{FIRST_TOWN + place}000", name, villages)
        for place, (name, villages) in enumerate(SYNTHETIC.items())
    )


def divisions() -> Iterator[NewDivision]:
    """Every division to import, upper ones first."""
    yield from REAL
    for town in towns():
        yield NewDivision(town.code, town.name)
        yield from (NewDivision(village.code, village.name) for village in town.villages)


def _town(code: str, name: str, villages: tuple[str, ...]) -> Town:
    counts = dict(FIRST_VILLAGE)
    made = []
    for village in villages:
        kind = "社区" if village.endswith("社区") else "村"
        made.append(Village(f"{code[:9]}{counts[kind]:03d}", village, code, name))
        counts[kind] += 1
    return Town(code, name, tuple(made))
