"""残疾人证和照料待遇：过期、注销、等级改变，住进机构、领了长护险还在领护理补贴。"""

# fmt: off
from minzheng.kernel.alert import Alert, Concern, Severity
from minzheng.kernel.clock import 工作日
from minzheng.kernel.words import 当日, 若未知
from minzheng.matters.department_view import 到库个人情况 as 人
from minzheng.matters.disability import 复核条, 对象条
from minzheng.matters.stacking import 依据
from minzheng.statutes.destitute_recognition import 特困人员认定办法
from minzheng.vocabulary.benefits import 在领残疾护理补贴, 在领残疾生活补贴, 特困供养
from minzheng.vocabulary.department_data import (
    入住养老机构,
    入住日期,
    在领长护待遇,
    残疾证已注销,
    证载有效期至,
    证载残疾等级,
    长护失能等级,
)
from minzheng.vocabulary.destitute import 供养方式
from minzheng.vocabulary.offices import 乡镇街道, 县级民政, 村社协理员
from minzheng.vocabulary.watching import 在案残疾等级

在领补贴 = 在领残疾护理补贴 | 在领残疾生活补贴
证件变化 = "残疾证变化"


class 残疾证过期仍在领(Alert):
    when = 在领补贴 & ~人.到库已去世 & ~残疾证已注销 & (证载有效期至 < 当日)
    severity, to, within, cites = Severity.MEDIUM, 村社协理员, 工作日(10), (对象条, 复核条)
    concern, event = Concern.DUE, 证件变化
    says = "{姓名}的残疾人证有效期至{证载有效期至}，已经过期，仍在领补贴。请上门帮助换证。"


class 残疾证注销仍在领(Alert):
    when = 在领补贴 & ~人.到库已去世 & 残疾证已注销
    severity, to, within, cites = Severity.HIGH, 乡镇街道, 工作日(5), (对象条, 复核条)
    concern, event = Concern.WRONG, 证件变化
    says = "{姓名}的残疾人证已经注销，仍在领残疾人补贴。请核实注销原因后处理。"


class 残疾等级有变化(Alert):
    when = (在领补贴 & ~人.到库已去世 & ~残疾证已注销 & (证载残疾等级 != 在案残疾等级)
            & (证载残疾等级 != "无"))
    severity, to, within, cites = Severity.MEDIUM, 乡镇街道, 工作日(10), (对象条, 复核条)
    concern, event = Concern.CHANGED, 证件变化
    says = "{姓名}的残疾等级在残联是{证载残疾等级}，在案是{在案残疾等级}。请复核补贴档次。"


class 住养老机构仍领护理补贴(Alert):
    # 疑问：住在机构的能否领护理补贴，国务院文件没有写明，各地不同；属实与否按本地办法判定。
    when = 在领残疾护理补贴 & ~人.到库已去世 & 入住养老机构 & 若未知(入住日期 <= 当日, True)
    severity, to, within, cites = Severity.LOW, 县级民政, 工作日(20), 复核条
    concern = Concern.CHANGED
    says = "{姓名}自{入住日期}起住在养老机构，同时在领居家护理性质的补贴。请按本地办法核实。"


class 分散供养实际住机构(Alert):
    when = (特困供养 & ~人.到库已去世 & (供养方式 == "分散供养") & 入住养老机构
            & 若未知(入住日期 <= 当日, True))
    severity, to, within, cites = Severity.MEDIUM, 乡镇街道, 工作日(10), 特困人员认定办法.第二十条
    concern, event = Concern.CHANGED, "供养方式变化"
    says = "{姓名}登记为{供养方式}，自{入住日期}起住在养老机构。请核实后改变供养方式。"


class 长护险与护理补贴同领(Alert):
    # 疑问：长期护理保险是不是“同类”护理待遇，文件没有列明，先提示，由县级民政按本地办法判定。
    when = 在领残疾护理补贴 & ~人.到库已去世 & 在领长护待遇 & 若未知(长护失能等级 != "无", True)
    severity, to, within = Severity.MEDIUM, 县级民政, 工作日(10)
    cites, concern = 依据("relief/disability_care"), Concern.WRONG
    says = "{姓名}在享受长期护理保险（{长护失能等级}失能），同时在领护理补贴。请核实能否同领。"
