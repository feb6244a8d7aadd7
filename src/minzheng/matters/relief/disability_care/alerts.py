"""护理补贴在发期间盯什么：每条预警只提请核查，不作决定。"""

from minzheng.kernel.alert import Alert, Concern, Severity
from minzheng.kernel.clock import 工作日
from minzheng.kernel.words import 之差天数, 当日
from minzheng.matters.disability import 复核条, 对象条
from minzheng.matters.relief.disability_care.policy import 重度残疾人护理补贴 as 补贴
from minzheng.matters.stacking import 依据
from minzheng.vocabulary.benefits import 在领残疾护理补贴, 残疾护理补贴额
from minzheng.vocabulary.disability import 到期提醒天数, 残疾证有效期至
from minzheng.vocabulary.offices import 乡镇街道, 村社协理员
from minzheng.vocabulary.person import 残疾等级


class 去世后仍在发放(Alert):
    when = 补贴.已去世 & 在领残疾护理补贴 & (残疾护理补贴额 > 0)
    severity, to, within, cites = Severity.HIGH, 乡镇街道, 工作日(3), 复核条
    concern, event = Concern.WRONG, "死亡"
    says = "{姓名}于{死亡日期}去世，每月仍在发放重度残疾人护理补贴{残疾护理补贴额}。请核查后停发。"


class 残疾等级不再符合(Alert):
    when = 在领残疾护理补贴 & ~补贴.等级条件 & (残疾等级 != "无") & ~补贴.已去世
    severity, to, within, cites = Severity.HIGH, 乡镇街道, 工作日(10), 对象条
    concern, event = Concern.WRONG, "残疾证变化"
    says = "{姓名}的残疾等级现为{残疾等级}，不在护理补贴范围内，仍在领取。请核查。"


class 与其他待遇重复(Alert):
    when = 在领残疾护理补贴 & ~补贴.没有重复 & ~补贴.已去世
    severity, to, within, cites = (
        Severity.HIGH,
        乡镇街道,
        工作日(10),
        依据("relief/disability_care"),
    )
    concern = Concern.WRONG
    says = "{姓名}同时在领不能与护理补贴同领的待遇。请核查后只保留一种。"


class 残疾证快到期(Alert):
    when = 在领残疾护理补贴 & ~补贴.已去世 & (之差天数(残疾证有效期至, 当日) <= 到期提醒天数)
    severity, to, within, cites = Severity.LOW, 村社协理员, 工作日(20), 复核条
    concern, event = Concern.DUE, "残疾证变化"
    says = "{姓名}的残疾人证有效期至{残疾证有效期至}。请提醒换证，行动不便的上门帮办。"
