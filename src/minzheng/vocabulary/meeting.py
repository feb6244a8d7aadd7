"""Numbers for needs and supply (需求与供给): how soon each step, how far, what weighs how much.

No instrument that we have read names these; each is a starting value that a city confirms or
changes. The weights are published with their values: whoever is matched can work it out again.
"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 个, 个工作日, 天, 数

需求确认期限 = Param("needs.confirm_days", "需求确认期限", 个工作日)
需求安排期限 = Param("needs.match_days", "需求安排服务期限", 个工作日)
接单答复期限 = Param("needs.answer_days", "机构答复派单的天数", 天)
首次服务期限 = Param("needs.first_visit_days", "接单后首次服务的天数", 天)
服务确认期限 = Param("needs.receipt_days", "本人确认服务结果的天数", 天)
督办升级天数 = Param("needs.escalate_days", "镇街督办后报区督办的天数", 天)
求助公布期限 = Param("needs.offer_days", "向社会求助公布的天数", 天)
认领答复期限 = Param("needs.pledge_days", "答复认领的天数", 天)
服务距离上限 = Param("needs.reach_km", "没有划定服务区域时服务点能到的公里数", 数)
每公里分 = Param("needs.weight_km", "匹配：距离每公里计分", 数)
每元分 = Param("needs.weight_yuan", "匹配：每周费用每元计分", 数)
语言不合分 = Param("needs.weight_language", "匹配：语言不合计分", 数)
性别不合分 = Param("needs.weight_sex", "匹配：服务人员性别不合计分", 数)
时间不合分 = Param("needs.weight_time", "匹配：时间不合计分", 数)
半满加分 = Param("needs.weight_half", "匹配：服务点用过一半后每单位加分", 数)
将满加分 = Param("needs.weight_full", "匹配：服务点用过八成后每单位加分", 数)
未安排分 = Param("needs.weight_missed", "匹配：一项需求没有安排的计分", 数)
紧急加分 = Param("needs.weight_urgent", "匹配：紧急程度每级的加分", 数)
等待加分 = Param("needs.weight_wait", "匹配：每多等一天的加分", 数)
镇街公平加分 = Param("needs.weight_town", "匹配：镇街未安排比例每高一个百分点的加分", 数)
候选家数 = Param("needs.candidates", "每项需求最多比较几家", 个)
