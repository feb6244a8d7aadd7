"""分类施保金发放后盯什么：每条预警只提请核查，不作决定。"""

from minzheng.kernel.alert import Alert, Concern, Severity
from minzheng.kernel.clock import 工作日
from minzheng.matters.relief.classified.policy import 单独发放分类施保 as 施保
from minzheng.statutes.safety_net_2022 import 兜底保障通知 as 通知
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary.benefits import 分类施保金额
from minzheng.vocabulary.offices import 乡镇街道


class 去世后仍发分类施保金(Alert):
    when = 施保.已去世 & 施保.在领分类施保 & (分类施保金额 > 0)
    severity, to, within, cites = Severity.HIGH, 乡镇街道, 工作日(3), 通知.第一部分第三项
    concern, event = Concern.WRONG, "死亡"
    says = "{姓名}于{死亡日期}去世，仍在发分类施保金{分类施保金额}。请核查后停发。"


class 低保已停仍发分类施保金(Alert):
    when = 施保.在领分类施保 & ~施保.在保成员
    severity, to, within, cites = Severity.HIGH, 乡镇街道, 工作日(10), 法.第四十七条
    concern = Concern.WRONG
    says = "{姓名}已经不在低保内，仍在领分类施保金。请核查。"


class 随低保发放又单独发放(Alert):
    when = 施保.在领分类施保 & 施保.在保成员 & ~施保.给予分类施保 & 施保.属于施保对象
    severity, to, within, cites = Severity.HIGH, 乡镇街道, 工作日(10), 法.第二十条
    concern = Concern.WRONG
    says = "{姓名}的分类施保金可能随低保金发了，又单独发了一份。请核查。"
