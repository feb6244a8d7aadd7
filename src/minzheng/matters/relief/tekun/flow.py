"""特困供养从申请到决定，自理能力复核，以及终止：环节、时限、去向。"""

# ruff: noqa: I001 - a flow is a table that is read aloud: one row, one or two lines
# fmt: off
from functools import partial

from minzheng.kernel.clock import 工作日, 日, 月
from minzheng.kernel.flow import (
    ANSWERED, OPPOSED, TIMED_OUT, UNOPPOSED, Await, Delegated, Effect, End, Flow, Publicity, Since,
    Step, Total, Trigger,
)
from minzheng.matters.economy import 家庭经济状况 as 家
from minzheng.matters.economy_form import 信息核对记录, 动态决定记录, 受理审查记录, 意见记录
from minzheng.matters.relief.tekun import records as 记录
from minzheng.matters.relief.tekun.policy import 特困人员救助供养 as 供养
from minzheng.statutes.destitute_recognition import 特困人员认定办法 as 办法
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary import destitute as 特困, limits as 参数, offices as 机构
from minzheng.vocabulary.records import 材料齐全, 核对一致

确认机关 = Delegated(特困.审核确认委托乡镇, to=机构.乡镇街道负责人, otherwise=机构.县级民政负责人)
受理条, 调查条 = (办法.第十二条, 办法.第十三条), (办法.第十三条, 办法.第十四条)
变化, 调档条 = (法.第四十六条, 法.第四十七条), (法.第四十八条, 办法.第二十三条)
终止条 = (法.第四十八条, 办法.第二十四条, 办法.第二十六条)
乡镇 = partial(Step, by=机构.乡镇街道, escalates_to=机构.乡镇街道负责人)
县级 = partial(Step, by=机构.县级民政, escalates_to=机构.县级民政负责人)
动态决定 = partial(县级, by=确认机关, within=工作日(参数.动态决定天数), decides=True,
               records=动态决定记录)


class 特困认定(Flow):
    title = "特困人员认定"
    recovery, announcement, informs = "recovery", "announcement", (机构.村社协理员,)

    受理审查 = 乡镇(within=工作日(参数.受理天数), records=受理审查记录, tells={"受理": "accepted"},
                cites=(法.第三十七条, 办法.第十二条))
    补正 = Await(within=工作日(参数.补正天数), notice="one_time", asks="请按一次性告知单补齐材料。",
               cites=办法.第十二条)
    入户调查 = 乡镇(within=工作日(特困.调查天数), hands=2, records=记录.调查记录, cites=调查条)
    信息核对 = 县级(by=机构.县级核对, within=工作日(特困.核对天数), records=信息核对记录,
                cites=(法.第四十一条, 办法.第十三条))
    核对举证 = Await(within=工作日(参数.举证天数), notice="check_doubt", pauses=参数.举证不计时,
                 asks="核对结果与您申报的不一致，请说明情况或者提供证据。", cites=办法.第十三条)
    初审 = 乡镇(within=工作日(特困.初审天数), joins=True, records=意见记录, cites=办法.第十三条)
    # 疑问：申请人是未成年人的是否也要公示，办法没有除外；现照公示，姓名隐去（待法规科答复）。
    公示 = Publicity(within=日(7), at="申请人所在村、社区", notice="publicity",
                   pauses=特困.公示不计时, cites=办法.第十五条)
    重新调查 = 乡镇(within=工作日(15), hands=2, records=记录.重新调查记录, cites=办法.第十五条)
    抽查核实 = 县级(within=工作日(特困.抽查天数), hands=2, records=记录.抽查记录,
                cites=办法.第十六条)
    自理评估 = 县级(within=工作日(特困.评估天数), hands=2, records=记录.评估记录,
                cites=(办法.第二十条, 办法.第二十一条))
    审核确认 = 县级(by=确认机关, within=工作日(特困.确认天数), decides=True, records=记录.确认记录,
                cites=(办法.第十六条, 办法.第二十八条))
    批准 = End(notice="approved", effect=Effect.GRANT, pays=供养.月供养金, announces=True,
             cites=(法.第十七条, 办法.第十七条))
    不予批准 = End(notice="refused", gives_reasons=True, within=工作日(3),
               cites=(法.第四十五条, 办法.第十八条))
    不予受理 = End(notice="not_accepted", gives_reasons=True, cites=(法.第三十七条, 办法.第十二条))
    终止办理 = End(notice="ended", gives_reasons=True, withdraws=True, cites=受理条)

    # 乡镇、县级各15个工作日；公示另计；有异议的再加重新调查的15个工作日。
    total = Total(工作日(30), since=受理审查, cites=(办法.第十三条, 办法.第十六条),
                  special=工作日(45), special_reasons=("公示有异议",))
    paths = [
        (受理审查, (入户调查, 信息核对), "受理", 家.属本地受理 & 材料齐全),
        (受理审查, 补正, "一次性告知补正", 家.属本地受理 & ~材料齐全),
        (受理审查, 不予受理, "不予受理", ~家.属本地受理),
        (补正, 受理审查, ANSWERED),
        (补正, 终止办理, TIMED_OUT),
        (入户调查, 初审, "调查完毕"),
        (入户调查, 终止办理, "无正当理由不配合"),
        (信息核对, 初审, "一致", 核对一致),
        (信息核对, 核对举证, "不一致", ~核对一致),
        (核对举证, 初审, ANSWERED),
        (核对举证, 初审, TIMED_OUT),
        (初审, 公示, "拟同意", 供养.符合条件),
        (初审, 公示, "拟不同意", ~供养.符合条件),
        (公示, 抽查核实, UNOPPOSED, 供养.应当抽查),
        (公示, 自理评估, UNOPPOSED, 供养.符合条件),
        (公示, 审核确认, UNOPPOSED),
        (公示, 重新调查, OPPOSED),
        (重新调查, 公示, "拟同意，重新公示", 供养.符合条件),
        (重新调查, 公示, "拟不同意，重新公示", ~供养.符合条件),
        (抽查核实, 自理评估, "属实", 供养.符合条件),
        (抽查核实, 审核确认, "属实，不符合条件", ~供养.符合条件),
        (抽查核实, 重新调查, "退回重新调查"),
        (自理评估, 审核确认, "评估完毕"),
        (审核确认, 批准, "批准", 供养.符合条件),
        (审核确认, 不予批准, "不予批准", ~供养.符合条件),
        (审核确认, 重新调查, "退回重新调查"),
    ]


class 特困自理能力复核(Flow):
    title = "特困人员自理能力复核评估"
    informs = (机构.村社协理员,)
    triggers = (
        Trigger("自理能力变化", "生活自理能力发生变化", 办法.第二十三条),
        Trigger("供养方式变化", "改到机构或者改回家里供养", 办法.第二十条),
    )

    复核评估 = 县级(within=工作日(10), hands=2, records=记录.评估记录, cites=办法.第二十三条)
    听取意见 = Await(within=工作日(参数.听取意见天数), notice="care_hearing", cites=调档条,
                 asks="拟降低照料护理档次，请说明您的意见。")
    决定 = 动态决定(cites=办法.第二十三条)
    档次不变 = End(notice="care_kept", cites=办法.第二十三条)
    提高档次 = End(notice="care_raised", effect=Effect.CHANGE, pays=供养.月供养金,
               cites=办法.第二十三条)
    降低档次 = End(notice="care_lowered", effect=Effect.CHANGE, pays=供养.月供养金,
               gives_reasons=True, cites=调档条)

    paths = [
        (复核评估, 档次不变, "档次不变", 供养.应当维持),
        (复核评估, 决定, "拟提高", 供养.应当提高),
        (复核评估, 听取意见, "拟降低", 供养.应当降低),
        (听取意见, 决定, ANSWERED),
        (听取意见, 决定, TIMED_OUT),
        (决定, 档次不变, "维持", 供养.应当维持),
        (决定, 提高档次, "提高", 供养.应当提高),
        (决定, 降低档次, "降低", 供养.应当降低),
    ]


class 特困动态管理(Flow):
    title = "特困人员动态管理"
    recovery, informs = "recovery", (机构.村社协理员,)
    triggers = (
        Trigger("死亡", "特困人员去世", 办法.第二十四条),
        Trigger("收入变化", "收入、财产发生变化", 变化),
        Trigger("义务人变化", "义务人有了能力，或者新增了有能力的义务人", 办法.第二十四条),
        Trigger("恢复劳动能力", "具备或者恢复了劳动能力", 办法.第二十四条),
        Trigger("服刑或者失踪", "在监狱服刑，或者被宣告失踪", 办法.第二十四条),
        Trigger("自愿退出", "本人或者监护人申请退出", 办法.第二十四条),
        Trigger("定期复核", "每年一查", 法.第四十七条, every=月(特困.复核周期)),
        Trigger("异常预警", "信息比对发现疑点", (法.第十条, 法.第四十七条)),
    )

    核查 = 乡镇(within=工作日(参数.核查天数), hands=2, records=记录.动态核查记录,
            cites=(法.第四十七条, 办法.第二十五条))
    听取意见 = Await(within=工作日(参数.听取意见天数), notice="hearing", cites=终止条,
                 asks="拟终止救助供养，请说明您的意见。")
    审议意见 = 县级(within=工作日(参数.动态决定天数), records=动态决定记录, cites=法.第四十八条)
    # 疑问：因死亡终止的是否也要公示，第二十六条没有除外；现照公示（待法规科答复）。
    终止公示 = Publicity(within=日(7), at="所在村、社区或者供养服务机构", notice="end_publicity",
                     cites=办法.第二十六条)
    异议核实 = 县级(within=工作日(15), hands=2, records=记录.异议核实记录, cites=办法.第二十六条)
    决定 = 动态决定(cites=终止条)
    继续供养 = End(notice="kept", cites=办法.第二十五条)
    终止供养 = End(notice="stopped", effect=Effect.STOP, gives_reasons=True, cites=终止条)
    # 疑问：第二十六条写从下月起终止，没有写从哪个月算；去世的从去世的下月起，以免多发。
    因死亡终止 = End(notice="stopped", effect=Effect.STOP, gives_reasons=True, since=Since.EVENT,
                cites=(办法.第二十四条, 办法.第二十六条))

    paths = [
        (核查, 继续供养, "仍符合条件", ~供养.应当终止),
        (核查, 终止公示, "因死亡拟终止", 供养.已去世),
        (核查, 终止公示, "自愿退出，拟终止", 特困.自愿退出 & ~供养.已去世),
        (核查, 听取意见, "拟终止", 供养.应当终止),
        (听取意见, 审议意见, ANSWERED),
        (听取意见, 审议意见, TIMED_OUT),
        (审议意见, 终止公示, "拟终止，公示", 供养.应当终止),
        (审议意见, 继续供养, "继续供养", ~供养.应当终止),
        (终止公示, 决定, UNOPPOSED),
        (终止公示, 异议核实, OPPOSED),
        (异议核实, 终止公示, "应当终止，重新公示", 供养.应当终止),
        (异议核实, 继续供养, "继续供养", ~供养.应当终止),
        (决定, 因死亡终止, "因死亡终止", 供养.已去世),
        (决定, 终止供养, "终止", 供养.应当终止),
        (决定, 继续供养, "继续供养", ~供养.应当终止),
    ]
