"""刚性支出困难家庭认定后盯什么：每条预警只提请核查，不作决定。"""

from minzheng.kernel.alert import Alert, Concern, Severity
from minzheng.kernel.clock import 工作日
from minzheng.kernel.words import 成员, 月数
from minzheng.matters.economy import 家庭经济状况 as 家
from minzheng.matters.relief.rigid_expenditure.policy import 刚性支出困难家庭 as 刚性
from minzheng.statutes.rigid_expenditure import 刚性支出困难家庭认定办法 as 办法
from minzheng.statutes.safety_net_2022 import 兜底保障通知 as 通知
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary.assistance import 上次核查日期
from minzheng.vocabulary.offices import 乡镇街道, 村社协理员
from minzheng.vocabulary.rigid import 刚性提醒月数


class 认定即将期满(Alert):
    when = 刚性.在认定期 & (月数(上次核查日期) >= 刚性提醒月数)
    severity, to, within, cites = Severity.MEDIUM, 村社协理员, 工作日(10), 办法.第十条
    concern = Concern.DUE
    says = "这户的认定（{上次核查日期}核定）即将期满。仍有困难的，请提醒他们重新申请。"


class 刚性支出家庭全户去世(Alert):
    when = 刚性.在认定期 & 刚性.全户去世
    severity, to, within, cites = Severity.MEDIUM, 乡镇街道, 工作日(10), 通知.第一部分第三项
    concern, event = Concern.WRONG, "死亡"
    says = "这户刚性支出困难家庭的成员已经全部去世，认定还没有停止。请核查。"


class 财产超过刚性支出限额(Alert):
    when = 刚性.在认定期 & ~刚性.刚性财产条件
    severity, to, within, cites = Severity.MEDIUM, 乡镇街道, 工作日(10), 法.第四十七条
    concern = Concern.WRONG
    says = "这户刚性支出困难家庭的财产可能超过规定限额（车辆{车辆数}、住房{住房套数}）。请核查。"


class 刚性支出家庭可以提高保障(Alert):
    when = 刚性.在认定期 & (家.家庭符合 | 家.边缘家庭) & ~成员.全部(家.已去世)
    severity, to, within, cites = Severity.HIGH, 乡镇街道, 工作日(5), (法.第十条, 法.第十八条)
    concern, offers = Concern.MISSED, "relief/dibao"
    says = "这户刚性支出困难家庭可能已经符合低保或者低保边缘条件。请上门了解，帮助申请。"
