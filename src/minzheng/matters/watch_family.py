"""家里的变化：婚姻、迁出、孩子成年和离校，一户有两种认定。"""

# fmt: off
from functools import reduce
from operator import or_

from minzheng.kernel.alert import Alert, Concern, Severity
from minzheng.kernel.clock import 工作日
from minzheng.kernel.expr import Expr
from minzheng.kernel.words import 已知, 当日, 若未知
from minzheng.matters.department_view import 到库个人情况 as 人
from minzheng.matters.stacking import 依据, 关系, 叠加表
from minzheng.statutes.dibao_confirmation import 最低生活保障审核确认办法 as 办法
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.statutes.unattended_children import 事实无人抚养儿童意见 as 儿童意见
from minzheng.vocabulary.assistance import 上次核查日期, 在领低保
from minzheng.vocabulary.benefits import 在领孤儿生活费, 在领无人抚养补贴, 待遇, 特困供养
from minzheng.vocabulary.department_data import (
    在校阶段,
    婚姻登记日期,
    户籍出生日期,
    户籍变动日期,
    户籍状态,
    登记婚姻状况,
)
from minzheng.vocabulary.offices import 乡镇街道, 儿童督导员
from minzheng.vocabulary.watching import 在案就学阶段

变化条 = (法.第四十六条, 法.第四十七条)
认定 = {row.matter: row.receiving for row in 待遇 if row.receiving.entity == "household"}
按户 = frozenset(认定.values())


def 两种认定() -> Expr:
    """叠加表里按户认定、不得同时享受的各对。"""
    pairs = [认定[row.事项] & row.已有 for row in 叠加表
             if row.关系 is 关系.不得同领 and row.事项 in 认定 and row.已有 in 按户]
    return reduce(or_, pairs)


class 家庭重复认定(Alert):
    when = 两种认定()
    severity, to, within = Severity.HIGH, 乡镇街道, 工作日(5)
    cites = (*依据("relief/dibao_margin"), *依据("relief/rigid_expenditure"))
    concern = Concern.WRONG
    says = "这户有两种认定（低保{在领低保}，边缘{低保边缘认定}，刚性{刚性支出认定}）。请只留一种。"


class 核查后登记结婚或离婚(Alert):
    when = 人.按收入享受 & ~人.到库已去世 & (婚姻登记日期 > 上次核查日期) & 已知(登记婚姻状况)
    severity, to, within, cites = Severity.MEDIUM, 乡镇街道, 工作日(10), (办法.第七条, *变化条)
    concern = Concern.CHANGED
    says = "{姓名}于{婚姻登记日期}登记{登记婚姻状况}，在上次核查（{上次核查日期}）之后。请核实。"


class 户口已经迁出(Alert):
    when = 人.在领待遇 & (户籍状态 == "迁出") & 若未知(户籍变动日期 <= 当日, True)
    severity, to, within, cites = Severity.MEDIUM, 乡镇街道, 工作日(10), (法.第三十七条, *变化条)
    concern = Concern.CHANGED
    says = "{姓名}的户口已于{户籍变动日期}迁出，仍在领待遇。请核实居住地，商迁入地接续后调整。"


class 成年离校仍在领儿童待遇(Alert):
    when = ((在领孤儿生活费 | 在领无人抚养补贴 | 特困供养 & (在案就学阶段 != "不在校"))
            & ~人.到库未成年 & (在校阶段 == "不在校") & 已知(户籍出生日期))
    severity, to, within, cites = Severity.HIGH, 儿童督导员, 工作日(10), 儿童意见.第二部分第四项
    concern, event = Concern.WRONG, "年满十八"
    says = "{姓名}（{户籍出生日期}出生）已经成年，学籍库里{在校阶段}，仍领儿童待遇。请核实后停发。"


class 计入的学生已经离校(Alert):
    when = (在领低保 & ~人.到库未成年 & 在案就学阶段.属于(
        "初中", "普通高中", "中等职业学校", "全日制专科", "全日制本科") & (在校阶段 == "不在校"))
    severity, to, within, cites = Severity.LOW, 乡镇街道, 工作日(20), (办法.第七条, *变化条)
    concern, event = Concern.CHANGED, "人员变化"
    says = "{姓名}登记为{在案就学阶段}在校，学籍库里{在校阶段}。请核实是否就业、是否仍算共同生活。"
