"""残疾人两项补贴共用的询问页、承诺和办理记录：同样的事只写一遍怎样问、怎样记。"""

# ruff: noqa: I001 - one page a paragraph, the terms in rows
# fmt: off
from dataclasses import replace

from minzheng.kernel.form import Attachment, Commitment, Field, Page
from minzheng.kernel.words import 已知 as 查得到
from minzheng.matters.disability import 残疾人补贴资格 as 资格
from minzheng.matters.disability import 复核条, 申请条
from minzheng.matters.economy_form import 委托书, 已知, 记录表, 逐人
from minzheng.statutes.disability_subsidies import 两项补贴意见 as 意见
from minzheng.vocabulary import allowance as 津贴, disability as 残疾, household as 家庭
from minzheng.vocabulary import person as 个人
from minzheng.vocabulary.benefits import 在领工伤护理费
from minzheng.vocabulary.records import (
    受理意见, 材料齐全, 经办意见, 缺少材料, 调查情况, 陈述采纳,
)

# 一、申请时问什么
申请页 = (
    逐人("where", "您的户口在这个县（市、区）吗？", Field(津贴.户口在本地, "户口在本地"),
       why="不在本地也可以在这里交材料，由我们转送到户籍地办理"),
    Page("agent", "是别人代您申请吗？",
         (Field(家庭.委托申请, "由监护人、亲属或者村（居）委会代办"),)),
    逐人("person", "请核对您的基本信息", 已知(个人.姓名), 已知(个人.性别), 已知(个人.出生日期),
       已知(个人.户籍地), why="登记簿已有，不用再填；有误请点“信息有误”"),
    逐人("certificate", "请核对残疾人证上的信息", 已知(个人.残疾类别), 已知(个人.残疾等级),
       why="由县级残联核验，不用您再开证明"),
    逐人("injury", "您在领工伤保险的生活护理费吗？", Field(在领工伤护理费, "在领生活护理费"),
       why="领工伤生活护理费的，不再发残疾人补贴"),
)
账户页 = Page("account", "补贴发到哪个账户？", (Field(家庭.开户银行), Field(家庭.收款账号)))
证件 = (
    委托书,
    Attachment("certificate", "残疾人证", "登记簿里查不到您的残疾信息时，才需要出示",
               needed_when=~查得到(个人.残疾等级)),
)
承诺 = (
    Commitment("truth", "我如实说明了本人情况，没有隐瞒。", 申请条),
    Commitment("consent", "我同意核对残疾人证、困难身份和已经享受的待遇。", 意见.第三部分第二项),
    Commitment("report", "残疾人证、户口、家庭困难情况发生变化的，我会及时报告。", 复核条),
)
申领确认 = 记录表("申领确认", Field(家庭.开户银行), Field(家庭.收款账号))

# 二、经办人员在各环节记下什么
比对项 = (
    Field(津贴.户口在本地, "户口在本地（户籍数据）"),
    Field(个人.离家情形, "是否在监狱服刑等（数据比对）"),
    Field(在领工伤护理费, "在领工伤保险生活护理费（社保数据）"))
证件项 = (Field(残疾.残疾证状态), Field(残疾.残疾证有效期至, required=False))
受理审查记录 = 记录表(
    "受理审查", Field(材料齐全), Field(缺少材料, required=False, when=~材料齐全),
    Field(津贴.外地转来), Field(津贴.外地收件日期, when=津贴.外地转来),
    Field(受理意见, required=False))
转送记录 = 记录表("转送户籍地", Field(津贴.转送机关), Field(津贴.转送日期))
初审记录 = 记录表("初审", Field(经办意见), each=比对项)
核验记录 = 记录表("残疾人证核验", Field(经办意见, "核验意见"), each=证件项)
意见记录 = 记录表("经办意见", Field(经办意见))
上门记录 = 记录表(
    "上门告知", Field(津贴.本人意愿, "听过政策后，愿意申领"), Field(津贴.上门情况),
    Field(家庭.开户银行, when=津贴.本人意愿), Field(家庭.收款账号, when=津贴.本人意愿))


def 在世才问(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """人已经去世的，复核时不再逐项填写。"""
    alive = ~资格.已去世
    return tuple(
        replace(f, when=alive if f.when is None else alive & f.when) for f in fields)


复核记录 = 记录表("复核", Field(调查情况), Field(经办意见), each=在世才问((*证件项, *比对项)))
调整记录 = 记录表("调整决定", Field(陈述采纳, required=False), Field(经办意见))
