"""收入与申报不一致：养老金、工资、公积金；在押服刑、外区在领。"""

# fmt: off
from minzheng.kernel.alert import Alert, Concern, Severity
from minzheng.kernel.clock import 工作日
from minzheng.kernel.words import 当日, 若未知
from minzheng.matters.department_view import 到库个人情况 as 人
from minzheng.matters.department_view import 收入条
from minzheng.statutes.dibao_confirmation import 最低生活保障审核确认办法 as 办法
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary.benefits import 在领残疾护理补贴, 在领残疾生活补贴
from minzheng.vocabulary.department_data import (
    公积金月缴存额,
    发放养老金,
    在押服刑,
    外区在领救助,
    外区月救助额,
    收押日期,
)
from minzheng.vocabulary.offices import 乡镇街道, 县级民政
from minzheng.vocabulary.person import 就业状况
from minzheng.vocabulary.watching import 养老金容许差额, 在案养老金, 在案工资, 工资容许差额

核对条 = (法.第四十六条, 法.第四十七条, 收入条)


class 养老金高于申报(Alert):
    when = 人.按收入享受 & ~人.到库已去世 & (发放养老金 > 若未知(在案养老金, 0) + 养老金容许差额)
    severity, to, within, cites = Severity.MEDIUM, 乡镇街道, 工作日(10), 核对条
    concern = Concern.WRONG
    says = "{姓名}每月领养老金{发放养老金}，本机关掌握的是{在案养老金}。请核实后重新核算。"


class 工资高于申报(Alert):
    when = 人.按收入享受 & ~人.到库已去世 & (人.到库工资 > 若未知(在案工资, 0) + 工资容许差额)
    severity, to, within, cites = Severity.MEDIUM, 乡镇街道, 工作日(10), 核对条
    concern = Concern.WRONG
    says = "{姓名}缴社保或者报税的月工资{到库工资}，本机关掌握的是{在案工资}。请核实后重新核算。"


class 无业却在缴公积金(Alert):
    when = 人.按收入享受 & 就业状况.属于("无业", "登记失业") & (公积金月缴存额 > 0)
    severity, to, within, cites = Severity.MEDIUM, 乡镇街道, 工作日(10), 核对条
    concern = Concern.WRONG
    says = "{姓名}登记为{就业状况}，住房公积金每月缴存{公积金月缴存额}。请核实是否已经就业。"


class 在押服刑仍在领(Alert):
    # 羁押信息只用于按收入享受的救助和残疾人补贴，不用于高龄津贴等。
    受影响 = 人.按收入享受 | 在领残疾生活补贴 | 在领残疾护理补贴
    when = 受影响 & ~人.到库已去世 & 在押服刑 & 若未知(收押日期 <= 当日, True)
    severity, to, within, cites = Severity.HIGH, 乡镇街道, 工作日(5), (办法.第七条, 法.第四十七条)
    concern = Concern.WRONG
    says = "{姓名}自{收押日期}起在押，仍在领待遇或者计入保障人口。请核实后调整。"


class 外区同时在领(Alert):
    when = 人.在领待遇 & ~人.到库已去世 & 外区在领救助 & 若未知(外区月救助额 > 0, True)
    severity, to, within, cites = Severity.HIGH, 县级民政, 工作日(5), (法.第三十七条, 法.第四十七条)
    concern = Concern.WRONG
    says = "{姓名}在外地每月领{外区月救助额}，在本地也在领待遇。请与对方核对，只保留一处。"
