"""孤儿保障盯什么：去世、快成年、重复领取、标准倒挂和漏保；只提请核查，不作决定。"""

from minzheng.kernel.alert import Alert, Concern, Severity
from minzheng.kernel.clock import 工作日
from minzheng.matters.children.orphan.policy import 孤儿基本生活保障 as 保障
from minzheng.matters.stacking import 依据
from minzheng.statutes.orphan_opinions_2010 import 孤儿保障意见 as 意见
from minzheng.vocabulary.benefits import 在领孤儿生活费 as 在领
from minzheng.vocabulary.offices import 儿童主任, 儿童督导员, 县级民政

保障条 = 意见.第二部分第一项


class 去世后仍发孤儿生活费(Alert):
    when = 保障.已去世 & 在领
    severity, to, within, cites = Severity.HIGH, 儿童督导员, 工作日(3), 保障条
    concern, event = Concern.WRONG, "死亡"
    says = "{姓名}于{死亡日期}去世，仍在领取基本生活费。请核查后停发。"


class 被收养后仍发孤儿生活费(Alert):
    when = 在领 & ~保障.孤儿身份
    severity, to, within, cites = Severity.HIGH, 儿童督导员, 工作日(5), 意见.第一部分第四项
    concern, event = Concern.WRONG, "被收养"
    says = "{姓名}的身份情况已经变化，仍在领取基本生活费。请核查。"


class 孤儿将满成年年龄(Alert):
    when = 在领 & 保障.将满成年年龄
    severity, to, within, cites = Severity.LOW, 儿童主任, 工作日(20), 保障条
    concern = Concern.DUE
    says = "{姓名}（{出生日期}出生）快要成年。请了解是否继续上学，并告知以后能享受的政策。"


class 成年后仍发孤儿生活费(Alert):
    when = 在领 & ~保障.未成年 & ~保障.在校延续
    severity, to, within, cites = Severity.HIGH, 儿童督导员, 工作日(10), 保障条
    concern, event = Concern.WRONG, "年满十八"
    says = "{姓名}已经成年、没有在校延续的情形，仍在领取基本生活费。请核查。"


class 两项儿童补贴重复(Alert):
    when = 保障.重复领取
    severity, to, within, cites = Severity.HIGH, 县级民政, 工作日(5), 依据("children/orphan")
    concern, event = Concern.WRONG, "其他待遇变化"
    says = "{姓名}同时在领两项儿童基本生活补贴。请核查后停发其中一项。"


class 机构养育标准偏低(Alert):
    when = 在领 & 保障.机构标准偏低
    severity, to, within, cites = Severity.MEDIUM, 县级民政, 工作日(20), 保障条
    concern = Concern.DUE
    says = "{姓名}由机构养育，而本地机构养育标准没有高于散居标准。请核对标准是否录入正确。"


class 孤儿漏保线索(Alert):
    when = 保障.给予保障 & ~在领
    severity, to, within, cites = Severity.MEDIUM, 儿童主任, 工作日(10), 保障条
    concern, offers = Concern.MISSED, "children/orphan"
    says = "{姓名}可能符合孤儿条件，还没有领取基本生活费。请上门告知，帮助申请。"
