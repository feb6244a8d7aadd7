"""事实无人抚养儿童盯什么：期限快满、快成年、去世和漏保；只提请核查，不作决定。"""

from minzheng.kernel.alert import Alert, Concern, Severity
from minzheng.kernel.clock import 工作日
from minzheng.matters.children.unattended.policy import 事实无人抚养儿童保障 as 保障
from minzheng.statutes.unattended_children import 事实无人抚养儿童意见 as 意见
from minzheng.vocabulary.benefits import 在领无人抚养补贴 as 在领
from minzheng.vocabulary.offices import 儿童主任, 儿童督导员


class 去世后仍发儿童补贴(Alert):
    when = 保障.已去世 & 在领
    severity, to, within, cites = Severity.HIGH, 儿童督导员, 工作日(3), 意见.第二部分第四项
    concern, event = Concern.WRONG, "死亡"
    says = "{姓名}于{死亡日期}去世，仍在领取儿童基本生活补贴。请核查后停发。"


class 父母期限将满(Alert):
    when = 在领 & 保障.父母期限将满
    severity, to, within, cites = Severity.MEDIUM, 儿童督导员, 工作日(10), 意见.第二部分第四项
    concern, event = Concern.DUE, "期限届满"
    says = "{姓名}的认定依据快要到期。请联系监护人，到期后核查是否继续。"


class 将满成年年龄(Alert):
    when = 在领 & 保障.将满成年年龄
    severity, to, within, cites = Severity.LOW, 儿童主任, 工作日(20), 意见.第二部分第四项
    concern = Concern.DUE
    says = "{姓名}（{出生日期}出生）快要成年。请了解是否继续上学，并告知以后能享受的政策。"


class 成年后仍发儿童补贴(Alert):
    when = 在领 & ~保障.未成年 & ~保障.在校延续
    severity, to, within, cites = Severity.HIGH, 儿童督导员, 工作日(10), 意见.第二部分第四项
    concern, event = Concern.WRONG, "年满十八"
    says = "{姓名}已经成年、没有在校延续的情形，仍在领取儿童基本生活补贴。请核查。"


class 应转孤儿保障(Alert):
    when = 在领 & 保障.应转孤儿
    severity, to, within, cites = Severity.HIGH, 儿童督导员, 工作日(5), 意见.第二部分第四项
    concern, event = Concern.DUE, "已转孤儿保障"
    says = "{姓名}的情况已经符合孤儿条件。请同时办理转为孤儿保障，中间不要断发。"


class 无人抚养漏保线索(Alert):
    when = 保障.给予保障 & ~在领
    severity, to, within, cites = Severity.MEDIUM, 儿童主任, 工作日(10), 意见.第二部分第一项
    concern, offers = Concern.MISSED, "children/unattended"
    says = "{姓名}可能符合事实无人抚养儿童条件，还没有领取补贴。请上门告知，帮助申请。"
