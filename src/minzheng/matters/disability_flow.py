"""残疾人两项补贴共用的流程：申领、主动服务、定期复核，只写一遍，两个事项各取自己的规则和记录。

跨省通办：材料齐全后3个工作日内转送，户籍地10个工作日内审定，3个工作日内告知，共16个工作日。
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
from minzheng.kernel.form import Form
from minzheng.matters import disability_form as 表单
from minzheng.matters.disability import 残疾人补贴资格 as 资格
from minzheng.matters.disability import 复核条, 对象条, 申请条
from minzheng.statutes.cross_province_2021 import 两项补贴跨省通办 as 通办
from minzheng.statutes.disability_subsidies import 两项补贴意见 as 意见
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary import disability as 参数
from minzheng.vocabulary import offices as 机构
from minzheng.vocabulary.allowance import 本人意愿
from minzheng.vocabulary.records import 材料齐全

审核条, 发放条 = 意见.第三部分第二项, 意见.第三部分第三项
转送条, 十日条, 告知条 = 通办.第一部分第二项, 通办.第一部分第三项, 通办.第一部分第四项
任一窗口, 主动服务条 = 通办.第一部分第一项, 通办.第一部分第五项
# 疑问：两项补贴不在社会救助法所列的救助之内，减发、停发前听取意见参照第四十八条（待法规科答复）。
听取条 = (法.第四十八条, 复核条)
乡镇 = partial(Step, by=机构.乡镇街道, escalates_to=机构.乡镇街道负责人)
县级 = partial(Step, escalates_to=机构.县级民政负责人)

# 一、申请
受理审查 = 乡镇(within=工作日(参数.受理天数), records=表单.受理审查记录, tells={"受理": "accepted"},
            cites=(任一窗口, 申请条))
补正 = Await(within=工作日(参数.补正天数), notice="one_time", asks="请按一次性告知单补齐材料。",
           cites=(任一窗口, 申请条))
转送 = 乡镇(within=工作日(3), records=表单.转送记录, cites=转送条)
残联核验 = 县级(by=机构.县级残联, within=工作日(参数.核验天数), records=表单.核验记录, cites=审核条)
审定 = 县级(by=机构.县级民政负责人, within=工作日(参数.审定天数), decides=True,
          records=表单.意见记录, cites=(审核条, 十日条))
总时限 = Total(工作日(10), since=受理审查, cites=十日条)

# 二、主动服务
告知 = Await(within=工作日(参数.答复天数), notice="invitation", records=表单.申领确认,
           asks="您可能符合领取条件，愿意申领的请确认收款账户。", cites=主动服务条)
上门告知 = Step(by=机构.村社协理员, within=工作日(参数.上门天数), records=表单.上门记录,
            escalates_to=机构.乡镇街道负责人, cites=主动服务条)

# 三、定期复核
听取意见 = Await(within=工作日(参数.听取天数), notice="hearing", cites=听取条,
             asks="拟减少或者停止发放补贴，请说明您的意见。")
决定 = 县级(by=机构.县级民政负责人, within=工作日(参数.调整天数), decides=True,
          records=表单.调整记录, cites=听取条)

复核事由 = (
    Trigger("死亡", "残疾人去世", 复核条, within=月(3)),
    Trigger("残疾证变化", "残疾人证过期、注销或者等级改变", 复核条),
    Trigger("户籍迁移", "户口迁出本县（市、区）", 复核条),
    Trigger("服刑", "残疾人在监狱服刑", 复核条),
    Trigger("待遇变化", "困难身份、其他待遇或者补贴标准发生变化", 复核条),
    Trigger("定期复核", "每年一次", 复核条, every=月(参数.复核月数)),
    Trigger("异常预警", "信息比对发现疑点", 复核条),
)


@dataclass(frozen=True)
class 补贴流程:
    """一项补贴的三个流程：规则取自它的政策，初审和复核记什么由它自己定。"""

    补贴: Any
    全称: str
    简称: str
    初审记录: type[Form]
    复核记录: type[Form]

    def 审核(self) -> tuple[dict[str, Any], list[Any]]:
        """初审、核验、审定和两种结果：申领、主动服务都走这一段。"""
        初审 = 乡镇(within=工作日(参数.初审天数), records=self.初审记录, cites=审核条)
        批准 = End(notice="approved", effect=Effect.GRANT, pays=self.补贴.月补贴,
                 since=Since.APPLICATION, within=工作日(3), cites=(对象条, 发放条, 告知条))
        不予批准 = End(notice="refused", gives_reasons=True, within=工作日(3),
                   cites=(对象条, 告知条))
        环节 = {"初审": 初审, "残联核验": 残联核验, "审定": 审定, "批准": 批准,
              "不予批准": 不予批准}
        return 环节, [
            (初审, 残联核验, "初审完毕"),
            (残联核验, 审定, "核验有效", 资格.证件有效),
            (残联核验, 审定, "核验无效", ~资格.证件有效),
            (审定, 批准, "批准", self.补贴.给予补贴),
            (审定, 不予批准, "不予批准", ~self.补贴.给予补贴),
        ]

    def 申领(self) -> type[Flow]:
        """本人申请，任一窗口都收件。"""
        审核环节, 审核去向 = self.审核()
        初审 = 审核环节["初审"]
        # 外地窗口只收件、转送；批不批准由户籍地书面告知。
        已转送户籍地 = End(notice="forwarded", gives_reasons=True, cites=转送条)
        终止 = End(notice="ended", gives_reasons=True, withdraws=True, cites=审核条)
        return self._流程("申领", {
            "受理审查": 受理审查, "补正": 补正, "转送": 转送, **审核环节,
            "已转送户籍地": 已转送户籍地, "终止": 终止, "total": 总时限, "recovery": "recovery",
            "paths": [
                (受理审查, 初审, "受理", 资格.户籍条件 & 材料齐全),
                (受理审查, 转送, "收齐转送", ~资格.户籍条件 & 材料齐全),
                (受理审查, 补正, "一次性告知补正", ~材料齐全),
                (补正, 受理审查, ANSWERED),
                (补正, 终止, TIMED_OUT),
                (转送, 已转送户籍地, "已转送"),
                *审核去向,
            ]})

    def 主动服务(self) -> type[Flow]:
        """数据发现可能可以领的人，告知后由本人决定。"""
        审核环节, 审核去向 = self.审核()
        初审, 暂不申领 = 审核环节["初审"], End(notice="not_claimed", cites=主动服务条)
        return self._流程("主动服务", {
            "triggers": (Trigger(f"发现未领{self.简称}", f"数据比对发现可能可以领取{self.全称}",
                                 主动服务条, finds=self.补贴.主动服务对象),),
            "告知": 告知, "上门告知": 上门告知, **审核环节, "暂不申领": 暂不申领,
            "recovery": "recovery",
            "paths": [
                (告知, 初审, ANSWERED),
                (告知, 上门告知, TIMED_OUT),
                (上门告知, 初审, "愿意申领", 本人意愿),
                (上门告知, 暂不申领, "暂不申领", ~本人意愿),
                *审核去向,
            ]})

    def 复核(self) -> type[Flow]:
        """情况变化、数据不符或者到了复核的日子。"""
        核查 = 乡镇(within=工作日(参数.复核天数), records=self.复核记录, cites=复核条)
        维持 = End(notice="kept", cites=复核条)
        增发 = End(notice="increased", effect=Effect.CHANGE, pays=self.补贴.月补贴, cites=复核条)
        减发 = End(notice="reduced", effect=Effect.CHANGE, pays=self.补贴.月补贴,
                 gives_reasons=True, cites=听取条)
        停发 = End(notice="stopped", effect=Effect.STOP, gives_reasons=True, cites=听取条)
        因去世停发 = End(notice="stopped", effect=Effect.STOP, gives_reasons=True,
                    since=Since.EVENT, cites=复核条)
        规则 = self.补贴
        return self._流程("复核", {
            "triggers": (*复核事由, Trigger("数据比对不符", "数据比对发现可能不再符合条件", 复核条,
                                       finds=规则.可能多发)),
            "recovery": "recovery", "informs": (机构.村社协理员,),
            "核查": 核查, "听取意见": 听取意见, "决定": 决定, "维持": 维持, "增发": 增发,
            "减发": 减发, "停发": 停发, "因去世停发": 因去世停发,
            "paths": [
                (核查, 维持, "无变化", 规则.应当维持),
                (核查, 决定, "拟增发", 规则.应当增发),
                # 人已经去世的，没有人可以听取意见。
                (核查, 决定, "本人去世", 资格.已去世),
                (核查, 听取意见, "拟减发", 规则.应当减发),
                (核查, 听取意见, "拟停发", 规则.应当停发),
                (听取意见, 决定, ANSWERED),
                (听取意见, 决定, TIMED_OUT),
                (决定, 维持, "维持", 规则.应当维持),
                (决定, 增发, "增发", 规则.应当增发),
                (决定, 减发, "减发", 规则.应当减发),
                (决定, 因去世停发, "因去世停发", 规则.应当停发 & 资格.已去世),
                (决定, 停发, "停发", 规则.应当停发),
            ]})

    def _流程(self, 名称: str, 内容: dict[str, Any]) -> type[Flow]:
        """归在事项自己的 flow.py 名下，目录才找得到它。"""
        所在 = self.补贴.__module__.removesuffix("policy") + "flow"
        标题 = f"{self.全称}{名称}"
        return type(标题, (Flow,), {"title": 标题, "__module__": 所在, **内容})
