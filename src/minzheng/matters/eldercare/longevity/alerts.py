"""高龄津贴在发期间盯什么：每条预警只提请核查，不作决定。"""

# fmt: off
from minzheng.kernel.alert import Alert, Concern, Severity
from minzheng.kernel.clock import 工作日
from minzheng.kernel.words import 月数
from minzheng.matters.eldercare.longevity.policy import 津贴条
from minzheng.matters.eldercare.longevity.policy import 高龄津贴 as 津贴
from minzheng.vocabulary.assistance import 上次核查日期
from minzheng.vocabulary.benefits import 在领高龄津贴, 高龄津贴额
from minzheng.vocabulary.longevity import 核验月数
from minzheng.vocabulary.offices import 乡镇街道, 村社协理员


class 去世后仍在发放(Alert):
    when = 津贴.已去世 & 在领高龄津贴 & (高龄津贴额 > 0)
    severity, to, within, cites = Severity.HIGH, 乡镇街道, 工作日(3), 津贴条
    concern, event = Concern.WRONG, "死亡"
    says = "{姓名}于{死亡日期}去世，每月仍在发放高龄津贴{高龄津贴额}。请核查后停发。"


class 不到年龄仍在发放(Alert):
    when = 在领高龄津贴 & ~津贴.到龄
    severity, to, within, cites = Severity.HIGH, 乡镇街道, 工作日(10), 津贴条
    concern = Concern.WRONG
    says = "{姓名}（{出生日期}出生）还不到起领年龄，已在领高龄津贴。请核对出生日期。"


class 超过核验周期(Alert):
    when = 在领高龄津贴 & ~津贴.已去世 & (月数(上次核查日期) >= 核验月数)
    severity, to, within, cites = Severity.LOW, 村社协理员, 工作日(20), 津贴条
    concern = Concern.DUE
    says = "{姓名}的高龄津贴上次核验是{上次核查日期}。请先比对数据，比对不到的上门看望。"
