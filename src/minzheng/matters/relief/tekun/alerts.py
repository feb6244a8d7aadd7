"""特困供养期间盯什么：每条预警只提请核查，不作决定。"""

# ruff: noqa: I001 - the words of the law stand in rows, as the glossary groups them
# fmt: off
from minzheng.kernel.alert import Alert, Concern, Severity
from minzheng.kernel.clock import 工作日
from minzheng.kernel.words import 月数
from minzheng.matters.relief.tekun.policy import 延续条, 特困人员救助供养 as 供养
from minzheng.statutes.destitute_recognition import 特困人员认定办法 as 办法
from minzheng.statutes.disability_subsidies import 两项补贴意见
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary import destitute as 特困
from minzheng.vocabulary.assistance import 上次核查日期
from minzheng.vocabulary.benefits import 在领孤儿生活费, 在领无人抚养补贴, 本人低保金
from minzheng.vocabulary.benefits import 在领残疾护理补贴, 在领残疾生活补贴, 特困供养, 特困供养金
from minzheng.vocabulary.offices import 乡镇街道


class 去世后仍在供养(Alert):
    when = 供养.已去世 & 特困供养 & (特困供养金 > 0)
    severity, to, within, cites = Severity.HIGH, 乡镇街道, 工作日(3), 办法.第二十四条
    concern, event = Concern.WRONG, "死亡"
    says = "{姓名}于{死亡日期}去世，每月仍在领取供养金{特困供养金}。请核查后终止，并协助办丧事。"


class 成年后须核查延续(Alert):
    when = 特困供养 & ~供养.未满延续年龄 & ~供养.无劳动能力 & ~供养.在校
    severity, to, within, cites = Severity.HIGH, 乡镇街道, 工作日(10), 延续条
    says = "{姓名}已满18周岁，没有在校信息。请核查是否继续供养，不能继续的帮助转入其他救助。"


class 收入或者财产超标(Alert):
    when = 特困供养 & ~供养.无生活来源
    severity, to, within, cites = Severity.MEDIUM, 乡镇街道, 工作日(10), 办法.第二十四条
    concern, event = Concern.WRONG, "收入变化"
    says = "{姓名}的本人收入已不低于低保标准，或者财产超过规定限额，仍在享受救助供养。请核查。"


class 服刑或者失踪仍在供养(Alert):
    when = 特困供养 & 供养.失踪或者服刑
    severity, to, within, cites = Severity.HIGH, 乡镇街道, 工作日(5), 办法.第二十四条
    concern, event = Concern.WRONG, "服刑或者失踪"
    says = "{姓名}的离家情形登记为{离家情形}，仍在享受救助供养。请核查。"


class 重复领取其他待遇(Alert):
    # 疑问：特困人员不再适用低保，依据国发〔2016〕14号，条次待核对；现引社会救助法第十三条的分类。
    when = 特困供养 & ((本人低保金 > 0) | 在领残疾生活补贴 | 在领残疾护理补贴
                 | 在领孤儿生活费 | 在领无人抚养补贴)
    severity, to, within, concern = Severity.HIGH, 乡镇街道, 工作日(5), Concern.WRONG
    cites = (法.第十三条, 两项补贴意见.第二部分第三项, 办法.第九条)
    says = "{姓名}享受特困供养，同时在领低保金、残疾人补贴或者儿童补贴，不能重复享受，请核查。"


class 超过复核周期(Alert):
    when = 特困供养 & (月数(上次核查日期) >= 特困.复核周期)
    severity, to, within, cites = Severity.MEDIUM, 乡镇街道, 工作日(10), 法.第四十七条
    concern = Concern.DUE
    says = "{姓名}上次复核是{上次核查日期}，已到复核周期。请安排复核。"
