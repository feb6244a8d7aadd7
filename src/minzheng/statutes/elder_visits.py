"""特殊困难老年人探访关爱：看望哪些老人，多久看望一次。"""

from datetime import date

from minzheng.kernel.law import Law
from minzheng.statutes.writing import 条


class 探访关爱意见(Law):
    """民政部等十部门2022年10月印发；文号和分项序号待与原文核对。"""

    title = "关于开展特殊困难老年人探访关爱服务的指导意见"
    number = "民发〔2022〕73号"
    in_force = date(2022, 10, 26)
    status = "reported"

    第二部分第一项 = 条(
        "对独居、空巢、留守、失能、重残、计划生育特殊家庭等老年人，由村（社区）了解居住、健康和照料情况，"
        "定期探访，到2025年底月探访率达到百分之百。"
    )
