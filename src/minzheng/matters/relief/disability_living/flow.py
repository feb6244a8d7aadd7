"""困难残疾人生活补贴从申请、主动服务到定期复核：环节、时限、去向。"""

# ruff: noqa: I001 - a flow is a table that is read aloud: one row, one or two lines
# fmt: off
from minzheng.kernel.clock import 工作日, 月
from minzheng.kernel.flow import (
    ANSWERED, TIMED_OUT, Effect, End, Flow, Since, Trigger,
)
from minzheng.matters import disability_flow as 环节
from minzheng.matters.disability import 残疾人补贴资格 as 资格
from minzheng.matters.disability import 复核条, 对象条
from minzheng.matters.disability_flow import 主动服务条, 发放条, 告知条, 听取条, 审核条, 转送条
from minzheng.matters import disability_form as 记录
from minzheng.matters.relief.disability_living.policy import 困难残疾人生活补贴 as 补贴
from minzheng.vocabulary import disability as 参数, offices as 机构
from minzheng.vocabulary.allowance import 本人意愿
from minzheng.vocabulary.records import 材料齐全

初审 = 环节.乡镇(within=工作日(参数.初审天数), records=记录.初审记录, cites=审核条)
批准 = End(notice="approved", effect=Effect.GRANT, pays=补贴.月补贴, since=Since.APPLICATION,
         within=工作日(3), cites=(对象条, 发放条, 告知条))
不予批准 = End(notice="refused", gives_reasons=True, within=工作日(3), cites=(对象条, 告知条))
审核去向 = [
    (初审, 环节.残联核验, "初审完毕"),
    (环节.残联核验, 环节.审定, "核验有效", 资格.证件有效),
    (环节.残联核验, 环节.审定, "核验无效", ~资格.证件有效),
    (环节.审定, 批准, "批准", 补贴.给予补贴),
    (环节.审定, 不予批准, "不予批准", ~补贴.给予补贴),
]


class 困难残疾人生活补贴申领(Flow):
    title = "困难残疾人生活补贴申领"
    recovery = "recovery"

    受理审查, 补正, 转送 = 环节.受理审查, 环节.补正, 环节.转送
    初审, 残联核验, 审定 = 初审, 环节.残联核验, 环节.审定
    批准, 不予批准 = 批准, 不予批准
    # 外地窗口只收件、转送；批不批准由户籍地书面告知。
    已转送户籍地 = End(notice="forwarded", gives_reasons=True, cites=转送条)
    终止 = End(notice="ended", gives_reasons=True, withdraws=True, cites=审核条)

    total = 环节.总时限
    paths = [
        (受理审查, 初审, "受理", 资格.户籍条件 & 材料齐全),
        (受理审查, 转送, "收齐转送", ~资格.户籍条件 & 材料齐全),
        (受理审查, 补正, "一次性告知补正", ~材料齐全),
        (补正, 受理审查, ANSWERED),
        (补正, 终止, TIMED_OUT),
        (转送, 已转送户籍地, "已转送"),
        *审核去向,
    ]


class 困难残疾人生活补贴主动服务(Flow):
    title = "困难残疾人生活补贴主动服务"
    recovery = "recovery"
    triggers = (
        Trigger("发现未领生活补贴", "数据比对发现可能可以领取困难残疾人生活补贴", 主动服务条,
                finds=补贴.主动服务对象),
    )

    告知, 上门告知 = 环节.告知, 环节.上门告知
    初审, 残联核验, 审定 = 初审, 环节.残联核验, 环节.审定
    批准, 不予批准 = 批准, 不予批准
    暂不申领 = End(notice="not_claimed", cites=主动服务条)

    paths = [
        (告知, 初审, ANSWERED),
        (告知, 上门告知, TIMED_OUT),
        (上门告知, 初审, "愿意申领", 本人意愿),
        (上门告知, 暂不申领, "暂不申领", ~本人意愿),
        *审核去向,
    ]


class 困难残疾人生活补贴复核(Flow):
    title = "困难残疾人生活补贴复核"
    recovery, informs = "recovery", (机构.村社协理员,)
    triggers = (
        Trigger("死亡", "残疾人去世", 复核条, within=月(3)),
        Trigger("残疾证变化", "残疾人证过期、注销或者等级改变", 复核条),
        Trigger("户籍迁移", "户口迁出本县（市、区）", 复核条),
        Trigger("服刑", "残疾人在监狱服刑", 复核条),
        Trigger("待遇变化", "困难身份、其他待遇或者补贴标准发生变化", 复核条),
        Trigger("数据比对不符", "数据比对发现可能不再符合条件", 复核条, finds=补贴.可能多发),
        Trigger("定期复核", "每年一次", 复核条, every=月(参数.复核月数)),
        Trigger("异常预警", "信息比对发现疑点", 复核条),
    )

    核查 = 环节.乡镇(within=工作日(参数.复核天数), records=记录.复核记录, cites=复核条)
    听取意见, 决定 = 环节.听取意见, 环节.决定
    维持 = End(notice="kept", cites=复核条)
    增发 = End(notice="increased", effect=Effect.CHANGE, pays=补贴.月补贴, cites=复核条)
    减发 = End(notice="reduced", effect=Effect.CHANGE, pays=补贴.月补贴, gives_reasons=True,
             cites=听取条)
    停发 = End(notice="stopped", effect=Effect.STOP, gives_reasons=True, cites=听取条)
    因去世停发 = End(notice="stopped", effect=Effect.STOP, gives_reasons=True,
                since=Since.EVENT, cites=复核条)

    paths = [
        (核查, 维持, "无变化", 补贴.应当维持),
        (核查, 决定, "拟增发", 补贴.应当增发),
        # 人已经去世的，没有人可以听取意见。
        (核查, 决定, "本人去世", 资格.已去世),
        (核查, 听取意见, "拟减发", 补贴.应当减发),
        (核查, 听取意见, "拟停发", 补贴.应当停发),
        (听取意见, 决定, ANSWERED),
        (听取意见, 决定, TIMED_OUT),
        (决定, 维持, "维持", 补贴.应当维持),
        (决定, 增发, "增发", 补贴.应当增发),
        (决定, 减发, "减发", 补贴.应当减发),
        (决定, 因去世停发, "因去世停发", 补贴.应当停发 & 资格.已去世),
        (决定, 停发, "停发", 补贴.应当停发),
    ]
