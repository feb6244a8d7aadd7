"""低保在保期间盯什么：每条预警只提请核查，不作决定。"""

from minzheng.kernel.alert import Alert, Concern, Severity
from minzheng.kernel.clock import 工作日
from minzheng.kernel.words import 成员, 月数
from minzheng.matters.relief.dibao.policy import 最低生活保障 as 低保
from minzheng.statutes.dibao_confirmation import 最低生活保障审核确认办法 as 办法
from minzheng.statutes.safety_net_2022 import 兜底保障通知 as 通知
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary.assistance import 上次核查日期, 原月保障金, 在领低保
from minzheng.vocabulary.limits import 核查周期
from minzheng.vocabulary.offices import 乡镇街道


class 去世后仍在发放(Alert):
    when = 低保.已去世 & 在领低保 & (原月保障金 > 0)
    severity, to, within, cites = Severity.HIGH, 乡镇街道, 工作日(3), 通知.第一部分第三项
    concern, event = Concern.WRONG, "死亡"
    says = "{姓名}于{死亡日期}去世，家庭每月仍在领取低保金{原月保障金}。请核查后减发或者停发。"


class 超过核查周期(Alert):
    when = 在领低保 & (月数(上次核查日期) >= 核查周期)
    severity, to, within, cites = Severity.MEDIUM, 乡镇街道, 工作日(10), 办法.第三十一条
    concern = Concern.DUE
    says = "这户低保上次核查是{上次核查日期}，已到核查周期。请安排核查。"


class 收入超过标准(Alert):
    when = 在领低保 & ~低保.收入条件
    severity, to, within, cites = Severity.HIGH, 乡镇街道, 工作日(10), 办法.第三十一条
    concern = Concern.WRONG
    says = "这户家庭人均月收入已不低于低保标准，仍在领取低保金。请核查是否渐退、减发或者停发。"


class 财产超过限额(Alert):
    when = 在领低保 & ~低保.财产条件
    severity, to, within, cites = Severity.MEDIUM, 乡镇街道, 工作日(10), 法.第四十七条
    concern = Concern.WRONG
    says = "这户家庭的财产可能超过规定限额（车辆{车辆数}、住房{住房套数}）。请核查。"


class 低保漏保线索(Alert):
    when = 低保.家庭符合 & ~在领低保 & ~成员.全部(低保.已去世)
    severity, to, within, cites = Severity.LOW, 乡镇街道, 工作日(20), (法.第十条, 法.第十八条)
    concern, offers = Concern.MISSED, "relief/dibao"
    says = "这户家庭可能符合低保条件，还没有领取。请上门告知政策。"
