"""Figures whose records the product does not keep: people enter them, with a paper.

Each is declared once, like an indicator; wherever one is shown it is marked 填报.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from minzheng.engines.returns.coded import DISTRICT, PERIODS, QUARTER, TOWN, YEAR
from minzheng.engines.returns.errors import NoSuchReturn
from minzheng.kernel.indicator import MONEY, Direction
from minzheng.kernel.months import Month

MORE = Direction.MORE
AFFAIRS, CHARITY, GRASSROOTS, ELDERS = "社会事务科", "慈善事业科", "基层政权科", "养老服务科"


@dataclass(frozen=True)
class Entered:
    """`months`: the length of its period, 1, 3 or 12; `level`: who enters, each town or the
    district. `adds`: periods of a year add up; where not, the last says how things stand.
    `better`: which way is better, for targets.
    """

    key: str
    title: str
    means: str
    unit: str
    owner: str
    months: int = QUARTER
    level: str = DISTRICT
    adds: bool = True
    better: Direction = Direction.NEITHER

    @property
    def rhythm(self) -> str:
        """每月, 每季度, 每年."""
        return PERIODS[self.months]


DECLARED = (
    Entered("marriages", "结婚登记", "当期办理的结婚登记，以婚姻登记系统为准", "对", AFFAIRS, 1),
    Entered("divorces", "离婚登记", "当期领取离婚证的，以婚姻登记系统为准", "对", AFFAIRS, 1),
    Entered("adoptions", "收养登记", "当期办理的收养登记", "件", AFFAIRS),
    Entered("cremations", "火化遗体", "当期本区殡仪馆火化的遗体", "具", AFFAIRS, 1),
    Entered("public-graves", "公益性公墓新安葬", "当期在公益性公墓、骨灰堂新安葬的", "具", AFFAIRS,
            better=MORE),
    Entered("lottery-sales", "福利彩票销售额", "当期本区销售的福利彩票", MONEY, "规划财务科", 1),
    Entered("donations", "慈善组织接收捐赠", "当期本区登记的慈善组织接收的捐赠，含物资折价", MONEY,
            CHARITY, better=MORE),
    Entered("charities", "慈善组织", "期末在本区登记、认定的慈善组织", "家", CHARITY, adds=False,
            better=MORE),
    Entered("volunteers", "登记志愿者", "期末志愿服务系统里登记的", "人", CHARITY, adds=False,
            better=MORE),
    Entered("organisations", "社会组织", "期末在本区登记的社会团体、社会服务机构", "家",
            "社会组织科", adds=False),
    Entered("service-centres", "城乡社区综合服务设施", "期末在用的", "个", GRASSROOTS, level=TOWN,
            adds=False, better=MORE),
    Entered("village-rules", "修订村规民约的村（社区）", "当年完成修订并备案的", "个",
            GRASSROOTS, YEAR, TOWN, better=MORE),
    Entered("meeting-halls", "开展民主协商的村（社区）", "当期至少协商一次并有记录的", "个",
            GRASSROOTS, level=TOWN, better=MORE),
    Entered("mutual-houses", "农村互助养老点", "期末在用的", "个", ELDERS, level=TOWN, adds=False,
            better=MORE),
)  # fmt: skip


@cache
def entered_figures() -> Mapping[str, Entered]:
    """All of them by key."""
    return MappingProxyType({each.key: each for each in DECLARED})


def entered_named(key: str) -> Entered:
    """One of them. Raises NoSuchReturn."""
    found = entered_figures().get(key)
    if found is None:
        raise NoSuchReturn(f"没有“{key}”这个填报指标，请从列表里选")
    return found


def period_ending(figure: Entered, month: Month) -> Month | None:
    """The last month of the period that tells of a month: the one that ends with it, and of what
    stands at a period's end also the last that ended before. None where nothing tells of it.
    """
    over = month.month % figure.months
    return None if over and figure.adds else month.shift(-over)


def period_words(figure: Entered, until: Month) -> str:
    """As people read it: 2026年9月, 2026年第三季度, 2026年."""
    if figure.months == 1:
        return until.label
    if figure.months == YEAR:
        return f"{until.year}年"
    return f"{until.year}年第{'一二三四'[until.month // 3 - 1]}季度"


def value_text(figure: Entered, value: int) -> str:
    """As people read it, without the unit."""
    return f"{value / 100:,.2f}" if figure.unit == MONEY else f"{value:,}"
