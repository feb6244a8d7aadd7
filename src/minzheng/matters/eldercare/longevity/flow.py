"""高龄津贴从申领、系统找人到升档、百岁看望和动态管理：环节、时限、去向。"""

# ruff: noqa: I001 - a flow is a table that is read aloud: one row, one or two lines
# fmt: off
from functools import partial

from minzheng.kernel.clock import 工作日, 月
from minzheng.kernel.flow import (
    ANSWERED, TIMED_OUT, Await, Delegated, Effect, End, Flow, Since, Step, Total, Trigger,
)
from minzheng.vocabulary import longevity as 参数, offices as 机构
from minzheng.matters.eldercare.longevity import records as 记录
from minzheng.matters.eldercare.longevity.policy import 津贴条, 高龄津贴 as 津贴
from minzheng.vocabulary.allowance import 本人意愿
from minzheng.vocabulary.records import 材料齐全

审定机关 = Delegated(参数.委托乡镇审定, to=机构.乡镇街道负责人, otherwise=机构.县级民政负责人)
村社 = partial(Step, by=机构.村社协理员, escalates_to=机构.乡镇街道负责人, cites=津贴条)
乡镇 = partial(Step, by=机构.乡镇街道, escalates_to=机构.乡镇街道负责人, cites=津贴条)
县级 = partial(Step, by=审定机关, escalates_to=机构.县级民政负责人, decides=True, cites=津贴条)
说明理由 = partial(End, gives_reasons=True, cites=津贴条)

# 核实到审定的环节，本人申领和系统找到的都一样走。
核实 = 村社(within=工作日(参数.核实天数), records=记录.核实记录)
初审 = 乡镇(within=工作日(参数.初审天数), records=记录.意见记录)
上门看望 = 乡镇(within=工作日(参数.初审天数), hands=2, records=记录.看望记录)
审定 = 县级(within=工作日(参数.审定天数), records=记录.意见记录)
百岁审定 = 县级(within=工作日(参数.审定天数), records=记录.意见记录,
            grants={"批准并发慰问金": 津贴.年度慰问金})
# 疑问：有的地方从次月起发，有的补发到满龄的当月；现从申请（系统找到）的当月起（待法规科答复）。
批准 = End(notice="approved", effect=Effect.GRANT, pays=津贴.月津贴, since=Since.APPLICATION,
         cites=津贴条)
不予发放 = 说明理由(notice="refused")
核实去向 = [
    (核实, 初审, "核实完毕", ~津贴.满百岁),
    (核实, 上门看望, "核实完毕，满百岁", 津贴.满百岁),
    (初审, 审定, "初审完毕"),
    (上门看望, 百岁审定, "看望完毕"),
    (审定, 批准, "批准", 津贴.给予津贴),
    (审定, 不予发放, "不予发放", ~津贴.给予津贴),
    (百岁审定, 批准, "批准并发慰问金", 津贴.有年度慰问金),
    (百岁审定, 批准, "批准", 津贴.给予津贴),
    (百岁审定, 不予发放, "不予发放", ~津贴.给予津贴),
]


class 高龄津贴申领(Flow):
    title = "高龄津贴申领"
    recovery = "recovery"

    受理 = 乡镇(within=工作日(参数.受理天数), records=记录.受理记录, tells={"受理": "accepted"})
    补正 = Await(within=工作日(参数.补正天数), notice="one_time", cites=津贴条,
               asks="请按一次性告知单补齐材料。")
    核实, 初审, 上门看望, 审定, 百岁审定 = 核实, 初审, 上门看望, 审定, 百岁审定
    批准, 不予发放 = 批准, 不予发放
    终止 = 说明理由(notice="ended", withdraws=True)

    total = Total(工作日(参数.总天数), since=受理, cites=津贴条)
    paths = [
        (受理, 核实, "受理", 材料齐全),
        (受理, 补正, "一次性告知补正", ~材料齐全),
        (补正, 受理, ANSWERED),
        (补正, 终止, TIMED_OUT),
        *核实去向,
    ]


class 高龄津贴主动发放(Flow):
    title = "高龄津贴主动发放"
    recovery = "recovery"
    triggers = (Trigger("到龄未领", "老人到了领取高龄津贴的年龄", 津贴条, finds=津贴.到龄未领),)

    告知 = Await(within=工作日(参数.答复天数), notice="invitation", records=记录.领取确认,
               asks="您到了领取高龄津贴的年龄，请确认收款账户。", cites=津贴条)
    上门告知 = 村社(within=工作日(参数.上门天数), records=记录.上门记录)
    核实, 初审, 上门看望, 审定, 百岁审定 = 核实, 初审, 上门看望, 审定, 百岁审定
    批准, 不予发放 = 批准, 不予发放
    暂不领取 = End(notice="not_claimed", cites=津贴条)

    paths = [
        (告知, 核实, ANSWERED),
        (告知, 上门告知, TIMED_OUT),
        (上门告知, 核实, "愿意领取", 本人意愿),
        (上门告知, 暂不领取, "暂不领取", ~本人意愿),
        *核实去向,
    ]


class 高龄津贴升档(Flow):
    title = "高龄津贴升档"
    triggers = (Trigger("到龄升档", "到了更高一档的年龄，或者标准提高了", 津贴条,
                        finds=津贴.到龄升档),)

    升档审定 = 县级(within=工作日(参数.审定天数), records=记录.升档记录,
                grants={"升档并发慰问金": 津贴.年度慰问金})
    升档 = End(notice="raised", effect=Effect.CHANGE, pays=津贴.月津贴, since=Since.APPLICATION,
             cites=津贴条)
    不升档 = End(notice="kept", cites=津贴条)

    # 不用老人再申请。标准提高也走这里，当年发过慰问金的不重复发。
    paths = [
        (升档审定, 升档, "升档并发慰问金",
         津贴.应当增发 & 津贴.有年度慰问金 & ~参数.当年已发慰问金),
        (升档审定, 升档, "升档", 津贴.应当增发),
        (升档审定, 不升档, "不升档", ~津贴.应当增发),
    ]


class 百岁老人看望(Flow):
    title = "百岁老人年度看望"
    triggers = (Trigger("百岁看望", "百岁老人每年上门看望", 津贴条, every=月(参数.核验月数),
                        when=津贴.满百岁),)

    看望 = 乡镇(within=工作日(参数.上门天数), hands=2, records=记录.年度看望记录)
    慰问审定 = 县级(within=工作日(参数.审定天数), records=记录.意见记录)
    发慰问金 = End(notice="centenary", effect=Effect.GRANT, pays=津贴.年度慰问金, once=True,
               cites=津贴条)
    看望完毕 = End(notice="kept", cites=津贴条)
    转死亡核查 = End(notice="condolence", cites=津贴条)

    paths = [
        (看望, 转死亡核查, "老人已经去世", 津贴.已去世),
        (看望, 慰问审定, "老人健在", ~津贴.已去世),
        (慰问审定, 发慰问金, "发给慰问金", 津贴.有年度慰问金 & ~参数.当年已发慰问金),
        (慰问审定, 看望完毕, "没有慰问金", ~津贴.有年度慰问金),
        (慰问审定, 看望完毕, "当年已发", 参数.当年已发慰问金),
    ]


class 高龄津贴动态管理(Flow):
    title = "高龄津贴动态管理"
    recovery, informs = "recovery", (机构.村社协理员,)
    triggers = (
        Trigger("死亡", "老人去世", 津贴条, within=月(3)),
        Trigger("户籍迁移", "户口迁出本县（市、区）", 津贴条),
        Trigger("定期核验", "每年一次，以数据比对为主", 津贴条, every=月(参数.核验月数),
                when=~津贴.满百岁),
        Trigger("异常预警", "信息比对发现疑点", 津贴条),
    )

    核验 = 乡镇(within=工作日(参数.核验天数), records=记录.核验记录)
    听取意见 = Await(within=工作日(参数.听取天数), notice="hearing", cites=津贴条,
                 asks="拟减少或者停止发放高龄津贴，请说明您的意见。")
    决定 = 县级(within=工作日(参数.调整天数), records=记录.调整记录)
    维持 = End(notice="kept", cites=津贴条)
    增发 = End(notice="raised", effect=Effect.CHANGE, pays=津贴.月津贴, cites=津贴条)
    减发 = 说明理由(notice="reduced", effect=Effect.CHANGE, pays=津贴.月津贴)
    停发 = 说明理由(notice="stopped", effect=Effect.STOP)
    因去世停发 = 说明理由(notice="stopped", effect=Effect.STOP, since=Since.EVENT)

    paths = [
        (核验, 维持, "无变化", 津贴.应当维持),
        (核验, 决定, "拟增发", 津贴.应当增发),
        # 人已经去世的，没有人可以听取意见。
        (核验, 决定, "老人去世", 津贴.已去世),
        (核验, 听取意见, "拟减发", 津贴.应当减发),
        (核验, 听取意见, "拟停发", 津贴.应当停发),
        (听取意见, 决定, ANSWERED),
        (听取意见, 决定, TIMED_OUT),
        (决定, 维持, "维持", 津贴.应当维持),
        (决定, 增发, "增发", 津贴.应当增发),
        (决定, 减发, "减发", 津贴.应当减发),
        (决定, 因去世停发, "因去世停发", 津贴.应当停发 & 津贴.已去世),
        (决定, 停发, "停发", 津贴.应当停发),
    ]
