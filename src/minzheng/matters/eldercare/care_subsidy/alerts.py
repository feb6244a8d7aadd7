"""老年人护理补贴在发期间盯什么：每条预警只提请核查，不作决定。"""

# fmt: off
from minzheng.kernel.alert import Alert, Concern, Severity
from minzheng.kernel.clock import 工作日
from minzheng.matters.elder_subsidy import 护理条
from minzheng.matters.eldercare.care_subsidy.policy import 老年人护理补贴 as 补贴
from minzheng.vocabulary.benefits import 养老护理补贴额, 在领养老护理补贴, 有能力评估结果
from minzheng.vocabulary.offices import 乡镇街道


class 去世后仍在发放(Alert):
    when = 补贴.已去世 & 在领养老护理补贴 & (养老护理补贴额 > 0)
    severity, to, within, cites = Severity.HIGH, 乡镇街道, 工作日(3), 护理条
    concern, event = Concern.WRONG, "死亡"
    says = "{姓名}于{死亡日期}去世，每月仍在发放老年人护理补贴{养老护理补贴额}。请核查后停发。"


class 评估结果过期仍在发放(Alert):
    when = 在领养老护理补贴 & ~有能力评估结果 & ~补贴.已去世
    severity, to, within, cites = Severity.LOW, 乡镇街道, 工作日(20), 护理条
    concern = Concern.DUE
    says = "{姓名}在领老年人护理补贴，能力评估结果已经过期。请安排评估后再核验。"
