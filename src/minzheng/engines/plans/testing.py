"""For tests and demos: a yearly plan of the district, in two versions."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import DISTRICT, TOWN_A, Cast, make_cast
from minzheng.engines.duties import api as duties
from minzheng.engines.plans import api

DAY, DUE = date(2026, 11, 2), date(2026, 11, 30)
TEXT = """石桥区民政局2026年工作要点
石民字〔2026〕3号
一、社会救助
（一）提高保障水平。低保申请按期办结率达到98%，11月底前完成。（责任单位：社会救助科）
（二）加强主动发现。镇街每两个月至少开展一次集中排查。
二、养老服务
（一）改造居家环境。完成居家适老化改造50户，新增养老床位100张。
（二）开展探访关爱。月探访率达到100%。
石桥区民政局
2026年1月8日
"""
SECOND = TEXT.replace("改造50户", "改造60户").replace(
    "（二）开展探访关爱。月探访率达到100%。\n", "（二）发展长者饭堂。新建长者饭堂8家。\n"
)


@dataclass(frozen=True)
class World:
    """The cast and a plan read in."""

    cast: Cast
    plan: api.Plan

    def who(self, key: str) -> Viewer:
        """A viewer of the cast."""
        return self.cast.viewers[key]

    def item(self, path: str) -> api.Item:
        """An item by its path."""
        return self.plan.items.get(path=path, part=0)

    def assign(self, path: str) -> duties.Duty:
        """To the first town's head, by the end of the month."""
        new = api.Assignment([duties.Owner("town_head", TOWN_A)], "验收单和照片", DUE)
        return api.assign_item(self.who("district_clerk"), self.item(path).pk, new, on=DAY)[0]


def make_world() -> World:
    """The first version, read in by the district's clerk."""
    cast = make_cast(DAY)
    new = api.NewPlan("yearly", 2026, DISTRICT, TEXT.encode(), "要点.txt")
    return World(cast, api.read_plan(new, by=cast.viewers["district_clerk"], on=DAY))
