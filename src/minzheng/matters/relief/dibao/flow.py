"""低保从申请到决定，以及确认后的动态管理：环节、时限、去向。"""

# ruff: noqa: I001 - a flow is a table that is read aloud: one row, one or two lines
# fmt: off
from functools import partial

from minzheng.kernel.clock import 工作日, 日, 月
from minzheng.kernel.flow import (
    ANSWERED, OPPOSED, TIMED_OUT, UNOPPOSED, Await, Delegated, Effect, End, Flow, Publicity, Since,
    Step, Total, Trigger,
)
from minzheng.kernel.words import 当
from minzheng.vocabulary import limits as 参数, offices as 机构
from minzheng.matters.relief.dibao import records as 记录
from minzheng.matters.relief.dibao.policy import 最低生活保障 as 低保
from minzheng.statutes.dibao_confirmation import 最低生活保障审核确认办法 as 办法
from minzheng.statutes.safety_net_2022 import 兜底保障通知 as 通知
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary.records import 材料齐全, 核对一致

确认机关 = Delegated(参数.审核确认委托乡镇, to=机构.乡镇街道负责人, otherwise=机构.县级民政负责人)
变化, 减停 = (法.第四十六条, 法.第四十七条), (法.第四十八条, 办法.第三十二条)
去世或渐退 = (法.第四十八条, 通知.第一部分第三项)
乡镇 = partial(Step, by=机构.乡镇街道, escalates_to=机构.乡镇街道负责人)
县级 = partial(Step, escalates_to=机构.县级民政负责人)


class 低保审核确认(Flow):
    title = "最低生活保障审核确认"
    recovery, announcement, informs = "recovery", "announcement", (机构.村社协理员,)

    受理审查 = 乡镇(within=工作日(参数.受理天数), records=记录.受理审查记录,
                tells={"受理": "accepted"}, cites=(法.第三十七条, 办法.第十条, 办法.第十一条))
    补正 = Await(within=工作日(参数.补正天数), notice="one_time", asks="请按一次性告知单补齐材料。",
               cites=办法.第十条)
    入户调查 = 乡镇(within=工作日(3), hands=2, records=记录.入户调查记录,
                cites=(办法.第十五条, 办法.第十六条))
    信息核对 = 县级(by=机构.县级核对, within=工作日(3), records=记录.信息核对记录,
                cites=(法.第四十一条, 办法.第十七条))
    核对举证 = Await(within=工作日(参数.举证天数), notice="check_doubt", pauses=参数.举证不计时,
                 asks="核对结果与您申报的不一致，请说明情况或者提供证据。", cites=办法.第十八条)
    核对复核 = 县级(by=机构.县级核对, within=工作日(参数.复核天数), records=记录.核对复核记录,
                cites=办法.第十八条)
    初审 = 乡镇(within=工作日(参数.初审天数), joins=True, records=记录.意见记录,
            cites=办法.第十九条)
    # 疑问：拟不同意的是否也要公示，办法没有区分；现一律公示（待法规科答复）。
    公示 = Publicity(within=日(7), at="申请家庭所在村、社区", notice="publicity",
                   pauses=参数.公示不计时, cites=办法.第十九条)
    异议复查 = 乡镇(within=工作日(参数.复查天数), hands=2, records=记录.异议复查记录,
                cites=办法.第十九条)
    县级入户调查 = 县级(by=机构.县级民政, within=工作日(10), hands=2, records=记录.入户调查记录,
                  cites=办法.第二十条)
    审核确认 = 县级(by=确认机关, within=工作日(10), decides=True, records=记录.意见记录,
                cites=(法.第四十四条, 办法.第二十条))
    批准 = End(notice="approved", effect=Effect.GRANT, pays=低保.月保障金, announces=True,
             cites=(法.第十八条, 法.第四十五条, 办法.第二十一条, 办法.第二十四条))
    不予批准 = End(notice="refused", gives_reasons=True, within=工作日(3),
               cites=(法.第四十五条, 办法.第二十一条))
    不予受理 = End(notice="not_accepted", gives_reasons=True, cites=(法.第三十七条, 办法.第十条))
    终止 = End(notice="ended", gives_reasons=True, withdraws=True,
             cites=(办法.第十条, 办法.第二十九条))

    total = Total(工作日(当(参数.审核确认委托乡镇, 20, 30)), since=受理审查,
                  cites=(办法.第二十二条, 通知.第四部分第一项), special=工作日(45),
                  special_reasons=("公示有异议", "人户分离", "跨区域调查", "调查难度大"))
    paths = [
        (受理审查, (入户调查, 信息核对), "受理", 低保.属本地受理 & 材料齐全),
        (受理审查, 补正, "一次性告知补正", 低保.属本地受理 & ~材料齐全),
        (受理审查, 不予受理, "不予受理", ~低保.属本地受理),
        (补正, 受理审查, ANSWERED),
        (补正, 终止, TIMED_OUT),
        (入户调查, 初审, "调查完毕"),
        (入户调查, 终止, "无正当理由不配合"),
        (信息核对, 初审, "一致", 核对一致),
        (信息核对, 核对举证, "不一致", ~核对一致),
        (核对举证, 核对复核, ANSWERED),
        (核对举证, 核对复核, TIMED_OUT),
        (核对复核, 初审, "复核完毕"),
        (初审, 公示, "拟同意", 低保.给予保障),
        (初审, 公示, "拟不同意", ~低保.给予保障),
        (公示, 县级入户调查, UNOPPOSED, 低保.须县级入户),
        (公示, 审核确认, UNOPPOSED),
        (公示, 异议复查, OPPOSED),
        (异议复查, 公示, "拟同意，再次公示", 参数.异议后再次公示 & 低保.给予保障),
        (异议复查, 公示, "拟不同意，再次公示", 参数.异议后再次公示 & ~低保.给予保障),
        (异议复查, 县级入户调查, "报送确认", 低保.须县级入户),
        (异议复查, 审核确认, "报送确认", ~参数.异议后再次公示),
        (县级入户调查, 审核确认, "调查完毕"),
        (县级入户调查, 终止, "无正当理由不配合"),
        (审核确认, 批准, "批准", 低保.给予保障),
        (审核确认, 不予批准, "不予批准", ~低保.给予保障),
        (审核确认, 异议复查, "退回复查"),
    ]


class 低保动态管理(Flow):
    title = "最低生活保障动态管理"
    recovery, announcement, informs = "recovery", "announcement", (机构.村社协理员,)
    triggers = (
        Trigger("死亡", "家庭成员去世", 通知.第一部分第三项, within=月(3)),
        Trigger("收入变化", "家庭收入、财产发生变化", 变化),
        Trigger("人员变化", "共同生活的家庭成员发生变化", 变化),
        Trigger("收入不稳定家庭核查", "收入不稳定、有劳动能力的半年一查", 办法.第三十一条,
                every=月(参数.不稳定核查周期), when=低保.收入不稳定),
        Trigger("定期核查", "每年一查", 办法.第三十一条, every=月(参数.核查周期)),
        Trigger("异常预警", "信息比对发现疑点", (法.第十条, 法.第四十七条)),
        Trigger("标准调整", "保障标准调整后金额可能减少", 变化),
    )

    核查 = 乡镇(within=工作日(参数.核查天数), hands=2, records=记录.动态核查记录,
            cites=(法.第四十七条, 办法.第三十一条))
    听取意见 = Await(within=工作日(参数.听取意见天数), notice="hearing", cites=法.第四十八条,
                 asks="拟减少或者停止发放低保金，请说明您的意见。")
    决定 = 县级(by=确认机关, within=工作日(参数.动态决定天数), decides=True,
            records=记录.动态决定记录, cites=减停)
    维持 = End(notice="kept", cites=办法.第三十一条)
    增发 = End(notice="increased", effect=Effect.CHANGE, pays=低保.月保障金, announces=True,
             cites=(法.第四十七条, 办法.第三十二条))
    减发 = End(notice="reduced", effect=Effect.CHANGE, pays=低保.月保障金, announces=True,
             gives_reasons=True, cites=减停)
    因去世减发 = End(notice="reduced", effect=Effect.CHANGE, pays=低保.月保障金, announces=True,
                gives_reasons=True, since=Since.EVENT, cites=去世或渐退)
    停发 = End(notice="stopped", effect=Effect.STOP, gives_reasons=True, cites=减停)
    因去世停发 = End(notice="stopped", effect=Effect.STOP, gives_reasons=True,
                since=Since.EVENT, cites=去世或渐退)
    渐退 = End(notice="gradual_exit", effect=Effect.CHANGE, pays=低保.渐退保障金,
             gives_reasons=True, lasts=月(参数.渐退月数), cites=去世或渐退)

    paths = [
        (核查, 维持, "无变化", 低保.应当维持),
        (核查, 决定, "拟增发", 低保.应当增发),
        # 全户去世的，没有人可以听取意见。
        (核查, 决定, "全户去世", 低保.全户去世),
        (核查, 听取意见, "拟减发", 低保.应当减发),
        (核查, 听取意见, "拟渐退", 低保.可以渐退),
        (核查, 听取意见, "拟停发", 低保.应当停发),
        (听取意见, 决定, ANSWERED),
        (听取意见, 决定, TIMED_OUT),
        (决定, 维持, "维持", 低保.应当维持),
        (决定, 增发, "增发", 低保.应当增发),
        (决定, 因去世减发, "因去世减发", 低保.应当减发 & 低保.有成员去世),
        (决定, 减发, "减发", 低保.应当减发),
        (决定, 渐退, "渐退", 低保.可以渐退),
        (决定, 因去世停发, "因去世停发", 低保.应当停发 & 低保.有成员去世),
        (决定, 停发, "停发", 低保.应当停发),
    ]
