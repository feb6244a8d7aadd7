"""养老服务补贴、老年人护理补贴共用的规则、记录和流程：只写一遍，两个事项各取自己的标准。

两项都看经济困难和评定的能力等级；等级取自最近一次、还在有效期内的能力评估，不用老人再证明。
"""

# ruff: noqa: I001 - a flow is a table that is read aloud: one row, one or two lines
# fmt: off
from dataclasses import dataclass
from functools import partial
from typing import Any

from minzheng.kernel.clock import 工作日, 月
from minzheng.kernel.flow import (
    ANSWERED, TIMED_OUT, Await, Effect, End, Flow, Since, Step, Total, Trigger,
)
from minzheng.kernel.form import Commitment, Field, Page
from minzheng.kernel.law import Article
from minzheng.kernel.policy import Amount, Policy, Rule
from minzheng.kernel.words import 周岁
from minzheng.matters.economy import 家庭经济状况 as 家
from minzheng.matters.economy_form import 委托书, 已知, 记录表, 逐人
from minzheng.statutes.elderly_law import 国家基本养老服务清单 as 清单
from minzheng.statutes.elderly_law import 老年人权益保障法 as 老年法
from minzheng.vocabulary import elder_subsidies as 参数, household as 家庭, offices as 机构
from minzheng.vocabulary import person as 个人
from minzheng.vocabulary.allowance import 上门情况, 户口在本地, 本人意愿
from minzheng.vocabulary.assistance import 在领低保
from minzheng.vocabulary.benefits import (
    低保边缘认定, 在领长护险, 有能力评估结果, 特困供养, 评定能力等级,
)
from minzheng.vocabulary.person import 出生日期
from minzheng.vocabulary.records import 受理意见, 材料齐全, 经办意见, 缺少材料, 调查情况, 陈述采纳

护理条, 服务条 = (老年法.第三十条, 清单.第三部分), (老年法.第三十七条, 清单.第二部分)
共同条 = (老年法.第三十条, 老年法.第三十七条)


class 养老补贴资格(Policy):
    title = "养老两项补贴资格"
    subject = "person"

    已去世 = 家.已去世
    年龄 = Amount(周岁(出生日期), cites=共同条)
    到龄 = Rule(年龄 >= 参数.起始年龄, cites=共同条)
    低保或特困 = Rule(在领低保 | (特困供养 & 参数.含特困), cites=共同条)
    经济困难 = Rule(低保或特困 | (低保边缘认定 & 参数.含低保边缘), cites=共同条)
    中度以上 = Rule(有能力评估结果 & 评定能力等级.属于("中度失能", "重度失能", "完全失能"),
            cites=共同条)
    轻度 = Rule(有能力评估结果 & (评定能力等级 == "轻度失能"), cites=共同条)
    基本资格 = Rule(到龄 & 经济困难 & 户口在本地 & ~已去世, cites=共同条)


# 一、申请和记录
申请页 = (
    逐人("where", "老人的户口在这个县（市、区）吗？", Field(户口在本地, "户口在本地")),
    Page("agent", "是别人代老人申请吗？",
         (Field(家庭.委托申请, "由子女、亲属或者村（居）委会代办"),)),
    逐人("person", "请核对老人的基本信息", 已知(个人.姓名), 已知(个人.出生日期),
       why="登记簿已有，不用再填；困难身份、能力等级由系统查"),
    逐人("insurance", "老人在领长期护理保险吗？", Field(在领长护险, "在领长期护理保险待遇")),
    Page("account", "补贴发到哪个账户？", (Field(家庭.开户银行), Field(家庭.收款账号)),
         why="请填老人本人的社会保障卡或者银行卡"),
)
附件 = (委托书,)
比对项 = (Field(户口在本地, "户口在本地（户籍数据）"), Field(在领长护险,
        "在领长期护理保险（医保数据）"))
受理记录 = 记录表("受理", Field(材料齐全), Field(缺少材料, required=False, when=~材料齐全),
           Field(受理意见, required=False))
核实记录 = 记录表("核实", Field(调查情况), each=比对项)
核验记录 = 记录表("核验", Field(调查情况), Field(经办意见),
           each=tuple(Field(each.fact, each.label, when=~养老补贴资格.已去世) for each in 比对项))
意见记录 = 记录表("经办意见", Field(经办意见))
领取确认 = 记录表("领取确认", Field(家庭.开户银行), Field(家庭.收款账号))
上门记录 = 记录表(
    "上门告知", Field(本人意愿, "听过政策后，愿意领取"), Field(上门情况),
    Field(家庭.开户银行, when=本人意愿), Field(家庭.收款账号, when=本人意愿))
调整记录 = 记录表("调整决定", Field(陈述采纳, required=False), Field(经办意见))


def 承诺(条: Article) -> tuple[Commitment, ...]:
    return (
        Commitment("truth", "我如实说明了老人的情况。", 条),
        Commitment("consent", "我同意用数据核对户口、困难身份、能力等级和其他补贴。", 条),
        Commitment("report", "老人去世、户口迁走、情况好转的，家人会及时报告。", 条),
    )


@dataclass(frozen=True)
class 补贴流程:
    """一项补贴的三个流程：规则取自它的政策。"""

    补贴: Any
    全称: str
    条: tuple[Article, ...]

    def 审核(self) -> tuple[dict[str, Any], list[Any]]:
        """核实、审定和两种结果：申领、主动发放都走这一段。"""
        核实 = self._乡镇(within=工作日(参数.核实天数), records=核实记录)
        审定 = self._县级(records=意见记录)
        批准 = End(notice="approved", effect=Effect.GRANT, pays=self.补贴.月补贴,
                 since=Since.APPLICATION, cites=self.条)
        不予发放 = End(notice="refused", gives_reasons=True, cites=self.条)
        环节 = {"核实": 核实, "审定": 审定, "批准": 批准, "不予发放": 不予发放}
        return 环节, [
            (核实, 审定, "核实完毕"),
            (审定, 批准, "批准", self.补贴.给予补贴),
            (审定, 不予发放, "不予发放", ~self.补贴.给予补贴),
        ]

    def 申领(self) -> type[Flow]:
        """本人或者代办人申请。"""
        受理 = self._乡镇(within=工作日(参数.受理天数), records=受理记录,
                tells={"受理": "accepted"})
        补正 = Await(within=工作日(参数.补正天数), notice="one_time", cites=self.条,
                   asks="请按一次性告知单补齐材料。")
        终止 = End(notice="ended", gives_reasons=True, withdraws=True, cites=self.条)
        环节, 去向 = self.审核()
        核实 = 环节["核实"]
        return self._流程("申领", {
            "recovery": "recovery", "受理": 受理, "补正": 补正, **环节, "终止": 终止,
            "total": Total(工作日(参数.总天数), since=受理, cites=self.条),
            "paths": [
                (受理, 核实, "受理", 材料齐全),
                (受理, 补正, "一次性告知补正", ~材料齐全),
                (补正, 受理, ANSWERED),
                (补正, 终止, TIMED_OUT),
                *去向,
            ]})

    def 主动发放(self) -> type[Flow]:
        """数据发现符合条件、没有领的老人，告知后由本人决定。"""
        告知 = Await(within=工作日(参数.答复天数), notice="invitation", records=领取确认,
                cites=self.条,
                   asks="您可能可以领取这项补贴，请确认收款账户。")
        上门告知 = Step(by=机构.村社协理员, within=工作日(参数.上门天数), records=上门记录,
                    escalates_to=机构.乡镇街道负责人, cites=self.条)
        暂不领取 = End(notice="not_claimed", cites=self.条)
        环节, 去向 = self.审核()
        核实 = 环节["核实"]
        return self._流程("主动发放", {
            "recovery": "recovery",
            "triggers": (Trigger(f"未领{self.全称}", f"比对发现可能可以领取{self.全称}", self.条,
                                 finds=self.补贴.应享未领),),
            "告知": 告知, "上门告知": 上门告知, **环节, "暂不领取": 暂不领取,
            "paths": [
                (告知, 核实, ANSWERED),
                (告知, 上门告知, TIMED_OUT),
                (上门告知, 核实, "愿意领取", 本人意愿),
                (上门告知, 暂不领取, "暂不领取", ~本人意愿),
                *去向,
            ]})

    def 动态管理(self) -> type[Flow]:
        """去世、迁出、等级或者困难身份变化、别的补贴更高：核验以后维持、调整或者停发。"""
        规则, 条 = self.补贴, self.条
        核验 = self._乡镇(within=工作日(参数.核实天数), records=核验记录)
        听取意见 = Await(within=工作日(参数.听取天数), notice="hearing", cites=条,
                     asks="拟减少或者停止发放补贴，请说明您的意见。")
        决定 = self._县级(records=调整记录)
        维持 = End(notice="kept", cites=条)
        增发 = End(notice="raised", effect=Effect.CHANGE, pays=规则.月补贴, cites=条)
        减发 = End(notice="reduced", effect=Effect.CHANGE, pays=规则.月补贴, gives_reasons=True,
                 cites=条)
        停发 = End(notice="stopped", effect=Effect.STOP, gives_reasons=True, cites=条)
        因去世停发 = End(notice="stopped", effect=Effect.STOP, gives_reasons=True,
                    since=Since.EVENT, cites=条)
        return self._流程("动态管理", {
            "recovery": "recovery", "informs": (机构.村社协理员,), "triggers": self._事由(),
            "核验": 核验, "听取意见": 听取意见, "决定": 决定, "维持": 维持, "增发": 增发,
            "减发": 减发, "停发": 停发, "因去世停发": 因去世停发,
            "paths": [
                (核验, 维持, "无变化", 规则.应当维持),
                (核验, 决定, "拟增发", 规则.应当增发),
                # 人已经去世的，没有人可以听取意见。
                (核验, 决定, "老人去世", 规则.已去世),
                (核验, 听取意见, "拟减发", 规则.应当减发),
                (核验, 听取意见, "拟停发", 规则.应当停发),
                (听取意见, 决定, ANSWERED),
                (听取意见, 决定, TIMED_OUT),
                (决定, 维持, "维持", 规则.应当维持),
                (决定, 增发, "增发", 规则.应当增发),
                (决定, 减发, "减发", 规则.应当减发),
                (决定, 因去世停发, "因去世停发", 规则.应当停发 & 规则.已去世),
                (决定, 停发, "停发", 规则.应当停发),
            ]})

    def _事由(self) -> tuple[Trigger, ...]:
        return (
            Trigger("死亡", "老人去世", self.条, within=月(3)),
            Trigger("户籍迁移", "户口迁出本县（市、区）", self.条),
            Trigger("等级变化", "能力评估等级、困难身份或者其他补贴变化", self.条),
            Trigger("定期核验", "每年一次，以数据比对为主", self.条, every=月(参数.核验月数)),
            Trigger("异常预警", "信息比对发现疑点", self.条),
            Trigger("数据比对不符", "数据比对发现可能不再符合条件", self.条,
                    finds=self.补贴.可能多发),
        )

    def _乡镇(self, **其余: Any) -> Step:
        办 = partial(Step, by=机构.乡镇街道, escalates_to=机构.乡镇街道负责人, cites=self.条)
        return 办(**其余)

    def _县级(self, **其余: Any) -> Step:
        办 = partial(Step, by=机构.县级民政负责人, escalates_to=机构.县级民政负责人, decides=True,
                   within=工作日(参数.审定天数), cites=self.条)
        return 办(**其余)

    def _流程(self, 名称: str, 内容: dict[str, Any]) -> type[Flow]:
        """归在事项自己的 flow.py 名下，目录才找得到它。"""
        所在 = self.补贴.__module__.removesuffix("policy") + "flow"
        标题 = f"{self.全称}{名称}"
        return type(标题, (Flow,), {"title": 标题, "__module__": 所在, **内容})
