"""Terms of the hardship score (困难程度评分): its published weights, and what a visitor saw.

The law asks that low-income people be watched and helped by degree; it gives no weights. Each
number is a starting value that a city confirms or changes; the score orders lists and decides
nothing.
"""

from minzheng.kernel.expr import Fact, Param
from minzheng.kernel.units import Kind, MeasureUnit, 人, 数, 比例, 编码

得分 = MeasureUnit(Kind.COUNT, "分")
所见 = 编码({0: "没有困难", 1: "有困难", 2: "很困难"})


def _weight(key: str, of: str) -> Param:
    return Param(f"hardship.{key}", f"困难程度：{of}满分", 数)


def _seen(dimension: str, of: str, means: str) -> Fact:
    return Fact(f"seen_{dimension}", f"走访所见{of}", 所见, means)


收入满分 = _weight("income", "收入")
健康满分 = _weight("health", "健康")
住房满分 = _weight("housing", "住房")
教育满分 = _weight("education", "教育")
照料满分 = _weight("care", "照料")
劳动力满分 = _weight("labour", "劳动力")
变故满分 = _weight("disaster", "变故")
有困难得分比例 = Param("hardship.part", "困难程度：“有困难”得满分的比例", 比例)
教育人数线 = Param("hardship.students", "困难程度：供养高中以上在校生的人数线", 人)
关注分数线 = Param("hardship.look_at", "困难程度：没有救助时请人上门的分数线", 数)

# 走访所见：看过的以看到的为准，没有看过的按到库数据；一次走访可以只答看到的几项。
走访所见收入 = _seen("income", "收入", "走访时看到的收入和开支情况")
走访所见健康 = _seen("health", "健康", "走访时看到的疾病、残疾和看病花费情况")
走访所见住房 = _seen("housing", "住房", "走访时看到的住房是否安全、够住")
走访所见教育 = _seen("education", "教育", "走访时看到的孩子上学和学费情况")
走访所见照料 = _seen("care", "照料", "走访时看到的老人、孩子、病人有没有人照料")
走访所见劳动力 = _seen("labour", "劳动力", "走访时看到的家里有没有人能干活、有没有活干")
走访所见变故 = _seen("disaster", "变故", "走访时了解的火灾、事故、去世等突然变故")
