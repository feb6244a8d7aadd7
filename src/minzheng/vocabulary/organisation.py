"""Terms about an organisation (组织) or a facility of it; columns as their registers have them."""

from minzheng.kernel.expr import Fact
from minzheng.kernel.units import MeasureUnit, 个, 文字, 日期, 编码

运营性质代码 = 编码({1: "公办", 2: "公建民营", 3: "民办非营利", 4: "营利性"})


def _organisation(column: str, term: str, unit: MeasureUnit, means: str) -> Fact:
    return Fact(column, term, unit, means, "organisation")


统一社会信用代码 = _organisation("credit_code", "统一社会信用代码", 文字, "登记证书上的18位代码")
成立日期 = _organisation("since", "成立日期", 日期, "登记机关准予登记的日期")
终止日期 = _organisation("until", "终止日期", 日期, "注销登记的日期；没有即存续")
服务场所地址 = _organisation("place_address", "服务场所地址", 文字, "提供服务的场所地址")
床位数 = _organisation("capacity", "床位数", 个, "设施登记簿里的床位总数")
运营性质 = _organisation(
    "operator", "运营性质", 运营性质代码, "公办、公建民营、民办非营利或者营利性"
)

# 下列各项不问机构：由登记簿和办件给出。
收住首位老年人日期 = _organisation(
    "first_admitted_on", "收住首位老年人日期", 日期, "入住登记里最早的一天"
)
申请提交日 = _organisation("submitted_on", "申请提交日", 日期, "这件申请提交的日期（办件登记）")
登记簿给出 = (服务场所地址, 成立日期, 终止日期, 收住首位老年人日期, 申请提交日)
