"""Numbers of care at home (居家上门服务、家庭养老床位): who gets how much, what is looked at.

No instrument that we have read fixes them; each is a starting value or nought until a place enters
its own. Minutes are whole minutes, a share is the part that public money bears.
"""

from collections.abc import Mapping
from types import MappingProxyType

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 天, 岁, 数, 比例

人员类别: Mapping[str, str] = MappingProxyType(
    {"poor": "困难", "severe": "失能", "old": "高龄", "other": "其他"}
)
每月分钟 = {
    key: Param(f"homecare.minutes_{key}", f"居家服务：{name}老年人每月由公共资金承担的分钟数", 数)
    for key, name in 人员类别.items()
}
公共份额 = {
    key: Param(f"homecare.share_{key}", f"居家服务：{name}老年人由公共资金承担的比例", 比例)
    for key, name in 人员类别.items()
}
结转分钟 = Param("homecare.carry_minutes", "居家服务：没用完的分钟最多结转到下月多少", 数)
床位每月分钟 = Param("homecare.bed_minutes", "家庭养老床位：每月最少服务分钟数", 数)

住处距离 = Param("homecare.home_metres", "居家服务：打卡离住处超过多少米要核实", 数)
社区距离 = Param(
    "homecare.community_metres", "居家服务：只知道社区坐标时，打卡超过多少米要核实", 数
)
最快速度 = Param("homecare.speed", "居家服务：两次上门之间每小时超过多少公里要核实", 数)
最短份额 = Param("homecare.short_share", "居家服务：不到计划分钟的多少要核实", 比例)
最长份额 = Param("homecare.long_share", "居家服务：超过计划分钟的多少要核实", 比例)
准时分钟 = Param("homecare.punctual_minutes", "居家服务：比约定时段早到晚到多少分钟以内算准时", 数)
补传天数 = Param("homecare.sync_days", "居家服务：没有网络时记的打卡最迟几天内传回", 天)
回访份额 = Param("homecare.call_share", "居家服务：每月结算抽多少上门服务回访", 比例)

判定天数 = Param("homecare.judge_days", "居家服务：疑点几天内判定", 天)
投诉天数 = Param("homecare.complaint_days", "居家服务：投诉几天内答复", 天)
联系天数 = Param("homecare.contact_days", "弱老携手：结对帮扶人最多隔几天联系一次", 天)
督办间隔 = Param("homecare.escalate_days", "居家服务：超期以后隔几天转上一级", 天)
弱老年龄 = Param("homecare.weak_age", "弱老携手：起始年龄", 岁)
有力年龄 = Param("homecare.able_age", "弱老携手：同住家人多大年纪以下算有照料能力", 岁)
成年年龄 = Param("homecare.adult_age", "弱老携手：同住家人满多大年纪算有照料能力", 岁)
