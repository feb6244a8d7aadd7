"""Terms of subsidised meals: the meal, whose household register, which layer pays how much.

What the till tells of a meal stands in `就餐给出`; nobody is asked for it. The three layers' sums
stand in `LAYERS` by the names that a policy gives them.
"""

from collections.abc import Mapping
from types import MappingProxyType

from minzheng.kernel.expr import Fact, Param
from minzheng.kernel.units import MeasureUnit, 个, 个工作日, 分, 天, 岁, 数, 是否, 次, 比例


def _person(column: str, term: str, unit: MeasureUnit, means: str) -> Fact:
    return Fact(column, term, unit, means, "person")


def _param(key: str, label: str, unit: MeasureUnit) -> Param:
    return Param(f"meals.{key}", label, unit)


餐价 = _person("meal_price", "餐价", 分, "这一餐的标价，不含送餐费")
送餐费 = _person("delivery_fee", "送餐费", 分, "送餐上门的费用，到店就餐的为0")
本市户籍 = _person("registered_in_city", "本市户籍", 是否, "户口是否在就餐点所在的市")
本区户籍 = _person("registered_in_district", "本区户籍", 是否, "户口是否在就餐点所在的县（市、区）")
本镇户籍 = _person("registered_in_town", "本镇户籍", 是否, "户口是否在就餐点所在的乡镇（街道）")
当天已补餐数 = _person("subsidised_today", "当天已补餐数", 次, "同一天在这一餐以前已经补贴的餐数")
同餐已补餐数 = _person(
    "subsidised_at_meal", "同餐已补餐数", 次, "同一天的午餐（晚餐）在这一餐以前已经补贴的餐数"
)
就餐给出 = (餐价, 送餐费, 本市户籍, 本区户籍, 本镇户籍, 当天已补餐数, 同餐已补餐数)

居家养老 = _person("lives_at_home", "居家养老", 是否, "住在家里，没有住养老机构")
优抚对象 = _person("preferential_person", "优抚对象", 是否, "是否享受国家抚恤补助的优抚对象")

LAYERS: Mapping[str, str] = MappingProxyType(
    {"city": "市级补贴", "district": "区级补贴", "town": "镇级补贴"}
)
OWN_PART, MAY_HAVE = "个人支付", "给予补贴"

起始年龄 = _param("start_age", "助餐补贴起始年龄", 岁)
高龄年龄 = _param("old_age", "助餐补贴高龄年龄", 岁)
每天餐数 = _param("a_day", "一天最多补贴的餐数", 次)
每餐次数 = _param("a_meal", "午餐、晚餐各补贴的次数", 次)
市级比例 = _param("city_share", "助餐补贴市级比例", 比例)
市级封顶 = _param("city_cap", "助餐补贴市级比例封顶", 分)
市级困难定额 = _param("city_poor", "助餐补贴市级困难优待对象定额", 分)
市级高龄定额 = _param("city_old", "助餐补贴市级高龄定额", 分)
市级普通定额 = _param("city_other", "助餐补贴市级普通定额", 分)
市级送餐标准 = _param("city_delivery", "送餐补贴市级标准", 分)
区级比例 = _param("district_share", "助餐补贴区级比例", 比例)
区级封顶 = _param("district_cap", "助餐补贴区级比例封顶", 分)
区级困难定额 = _param("district_poor", "助餐补贴区级困难优待对象定额", 分)
区级高龄定额 = _param("district_old", "助餐补贴区级高龄定额", 分)
区级普通定额 = _param("district_other", "助餐补贴区级普通定额", 分)
区级送餐标准 = _param("district_delivery", "送餐补贴区级标准", 分)
镇级比例 = _param("town_share", "助餐补贴镇级比例", 比例)
镇级封顶 = _param("town_cap", "助餐补贴镇级比例封顶", 分)
镇级困难定额 = _param("town_poor", "助餐补贴镇级困难优待对象定额", 分)
镇级高龄定额 = _param("town_old", "助餐补贴镇级高龄定额", 分)
镇级普通定额 = _param("town_other", "助餐补贴镇级普通定额", 分)
镇级送餐标准 = _param("town_delivery", "送餐补贴镇级标准", 分)
受理天数 = _param("receive_days", "助餐登记受理时限", 个工作日)
补正天数 = _param("supplement_days", "助餐登记补正材料时限", 个工作日)
确认天数 = _param("confirm_days", "助餐登记确认时限", 个工作日)
总天数 = _param("total_days", "助餐登记办理总时限", 个工作日)

两地间隔 = _param("two_places_minutes", "两个就餐点刷餐少于多少分钟要核实", 数)
密集餐数 = _param("burst_meals", "同一就餐点短时间刷多少餐要核实", 个)
密集分钟 = _param("burst_minutes", "同一就餐点密集刷餐按多少分钟算", 数)
每天上限 = _param("most_a_day", "一人一天超过多少餐要核实", 次)
补传天数 = _param("sync_days", "没有网络时记的餐最迟几天内传回", 天)
