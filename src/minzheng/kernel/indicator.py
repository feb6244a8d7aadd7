"""Indicator: a figure defined once: what it counts, out of what, in which unit, who answers for it.

    在保户数 = Indicator("households", "低保在保户数", "当月在发低保金的家庭", 救助科, "户",
                     of=count("entitlements", "running"))
    属实率 = Indicator("precision", "预警属实率", "……", 监督科, "%",
                    of=count("alerts", "judged", "right"), out_of=count("alerts", "judged"))

It names records by words that an engine knows; what is counted is never written a second time.
"""

from dataclasses import dataclass
from enum import Enum

from minzheng.kernel.law import Article

MONEY, SHARE, WORKING_DAYS, MINUTES = "元", "%", "工作日", "分钟"
QUOTIENTS = (SHARE, WORKING_DAYS, MINUTES)  # a share of, or an average over, what stands beneath
UNITS = (*"人户件条笔项家次张个对具", "人次", "户次", "学时", MONEY, *QUOTIENTS)
FREQUENCIES = ("每日", "每月", "每季度", "每半年", "每年")


class IndicatorError(TypeError):
    """The indicator as written cannot be computed or explained; raised where it is written."""


class Direction(Enum):
    """Which way is better."""

    MORE = "越多越好"
    LESS = "越少越好"
    NEITHER = "不分好坏"


@dataclass(frozen=True)
class Tally:
    """What is added up: the records of a source that meet every condition, `each` giving a number.

    `each` is "one" for a plain count, else a number that the source knows of a record, such as
    "people" or "money" (fen).
    """

    source: str
    where: tuple[str, ...] = ()
    each: str = "one"


def count(source: str, *where: str) -> Tally:
    """How many records of a source meet every condition: count("cases", "ended", "late")."""
    return Tally(source, where)


def total(each: str, source: str, *where: str) -> Tally:
    """A number of the records added up: total("money", "payments")."""
    return Tally(source, where, each)


@dataclass(frozen=True)
class Indicator:
    """`key` names it in addresses; `owner`: the section that answers for it.

    `out_of`: what a share or an average is taken over. `public`: it stands in open statistics.
    `adds`: the months of a year add up; where not, the last of them says how the year stands.
    `matter` "" counts every matter; the catalogue writes in the matter whose folder declares it.
    Raises IndicatorError for an unknown unit or frequency, a share of nothing, or a bad key.
    """

    key: str
    title: str
    means: str
    owner: str
    unit: str
    of: Tally
    out_of: Tally | None = None
    direction: Direction = Direction.NEITHER
    frequency: str = "每月"
    cites: tuple[Article, ...] = ()
    public: bool = False
    adds: bool = True
    matter: str = ""

    def __post_init__(self) -> None:
        if not self.key.replace("-", "").isalnum() or not self.key.isascii():
            raise IndicatorError(f"指标“{self.title}”的代号“{self.key}”应当用小写字母、数字和-")
        for word, known in ((self.unit, UNITS), (self.frequency, FREQUENCIES)):
            if word not in known:
                raise IndicatorError(f"指标“{self.title}”的“{word}”应为 {'、'.join(known)} 之一")
        if (self.unit in QUOTIENTS) is (self.out_of is None):
            raise IndicatorError(
                f"指标“{self.title}”：{'、'.join(QUOTIENTS)} 要写 out_of，其他单位不写"
            )

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """What has to be added up for it."""
        return (self.of,) if self.out_of is None else (self.of, self.out_of)
