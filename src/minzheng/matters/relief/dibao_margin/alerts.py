"""低保边缘家庭认定后盯什么：每条预警只提请核查，不作决定。"""

from minzheng.kernel.alert import Alert, Concern, Severity
from minzheng.kernel.clock import 工作日
from minzheng.kernel.words import 成员, 月数
from minzheng.matters.relief.dibao_margin.policy import 低保边缘家庭 as 边缘
from minzheng.statutes.safety_net_2022 import 兜底保障通知 as 通知
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary.assistance import 上次核查日期, 在领低保
from minzheng.vocabulary.margin import 边缘复核周期
from minzheng.vocabulary.offices import 乡镇街道


class 边缘家庭全户去世(Alert):
    when = 边缘.在认定期 & 边缘.全户去世
    severity, to, within, cites = Severity.MEDIUM, 乡镇街道, 工作日(10), 通知.第一部分第三项
    concern, event = Concern.WRONG, "死亡"
    says = "这户低保边缘家庭的成员已经全部去世，认定还没有停止。请核查。"


class 超过复核周期(Alert):
    when = 边缘.在认定期 & (月数(上次核查日期) >= 边缘复核周期)
    severity, to, within, cites = Severity.MEDIUM, 乡镇街道, 工作日(10), 法.第四十七条
    concern = Concern.DUE
    says = "这户低保边缘家庭上次核查是{上次核查日期}，已到复核周期。请安排复核。"


class 不再符合边缘条件(Alert):
    when = 边缘.在认定期 & 边缘.应当停止认定 & ~成员.全部(边缘.已去世)
    severity, to, within, cites = Severity.MEDIUM, 乡镇街道, 工作日(10), 法.第四十七条
    concern = Concern.WRONG
    says = "这户低保边缘家庭的收入或者财产可能超过规定，或者已经整户纳入低保。请核查。"


class 边缘家庭可以申请低保(Alert):
    when = 边缘.在认定期 & 边缘.可以转低保
    severity, to, within, cites = Severity.HIGH, 乡镇街道, 工作日(5), (法.第十条, 法.第十八条)
    concern, offers = Concern.MISSED, "relief/dibao"
    says = "这户低保边缘家庭的收入可能已经低于低保标准。请上门了解，帮助申请低保。"


class 边缘漏认线索(Alert):
    when = 边缘.认定边缘家庭 & ~边缘.在认定期 & ~在领低保
    severity, to, within, cites = Severity.LOW, 乡镇街道, 工作日(20), (法.第十条, 法.第二十一条)
    concern, offers = Concern.MISSED, "relief/dibao_margin"
    says = "这户家庭可能符合低保边缘家庭条件，还没有认定。请上门告知政策。"
