"""分类施保金怎样发：系统发现的主动发，自己也可以申请；年龄、残疾、低保变化了怎样调整。"""

# ruff: noqa: I001 - a flow is a table that is read aloud: one row, one or two lines
# fmt: off
from functools import partial

from minzheng.kernel.clock import 工作日, 月
from minzheng.kernel.flow import (
    ANSWERED, TIMED_OUT, Await, Delegated, Effect, End, Flow, Since, Step, Total, Trigger,
)
from minzheng.matters.relief.classified import records as 记录
from minzheng.matters.relief.classified.policy import 单独发放分类施保 as 施保
from minzheng.statutes.safety_net_2022 import 兜底保障通知 as 通知
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary import classified as 时限, limits as 参数, offices as 机构

确认机关 = Delegated(参数.审核确认委托乡镇, to=机构.乡镇街道负责人, otherwise=机构.县级民政负责人)
给付条, 增减条, 减停条 = (法.第二十条, 法.第四十五条), (法.第二十条, 法.第四十七条), 法.第四十八条
去世条, 主动条 = (法.第四十八条, 通知.第一部分第三项), (法.第十条, 法.第二十条)
乡镇 = partial(Step, by=机构.乡镇街道, escalates_to=机构.乡镇街道负责人)
县级 = partial(Step, by=确认机关, escalates_to=机构.县级民政负责人)


class 分类施保申请办理(Flow):
    title = "分类施保金申请"
    recovery = "recovery"

    受理核实 = 乡镇(within=工作日(时限.分类施保核实天数), records=记录.核实记录,
                tells={"情况清楚": "accepted"}, cites=(法.第二十条, 法.第三十七条))
    决定 = 县级(within=工作日(时限.分类施保决定天数), decides=True, records=记录.意见记录,
            cites=(法.第二十条, 法.第四十四条))
    发放 = End(notice="approved", effect=Effect.GRANT, pays=施保.本人分类施保金, cites=给付条)
    不予发放 = End(notice="refused", gives_reasons=True, cites=给付条)
    终止 = End(notice="withdrawn", gives_reasons=True, withdraws=True, cites=法.第三十七条)

    total = Total(工作日(时限.分类施保办理天数), since=受理核实, cites=法.第二十条)
    paths = [
        (受理核实, 决定, "情况清楚"),
        (受理核实, 终止, "本人撤回"),
        (决定, 发放, "发放", 施保.给予分类施保),
        (决定, 不予发放, "不予发放", ~施保.给予分类施保),
    ]


class 分类施保主动发放(Flow):
    title = "分类施保金主动发放"
    recovery, informs = "recovery", (机构.村社协理员,)
    triggers = (Trigger("主动发现", "低保家庭中有成员符合分类施保条件", 主动条,
                        finds=施保.应当主动发放),)

    核实 = 乡镇(within=工作日(时限.分类施保核实天数), records=记录.核实记录, cites=主动条)
    确认账户 = Await(within=工作日(时限.确认账户天数), notice="found", records=记录.确认账户,
                 asks="您可以领取分类施保金，请确认收款账户。", cites=主动条)
    # 没有答复的不当作放弃：上门问一次，再等一次。
    上门提醒 = Step(by=机构.村社协理员, within=工作日(时限.上门提醒天数), records=记录.上门记录,
                escalates_to=机构.乡镇街道负责人, cites=主动条)
    决定 = 县级(within=工作日(时限.分类施保决定天数), decides=True, records=记录.意见记录,
            cites=(法.第二十条, 法.第四十四条))
    发放 = End(notice="approved", effect=Effect.GRANT, pays=施保.本人分类施保金, cites=给付条)
    暂不发放 = End(notice="not_paid", gives_reasons=True, withdraws=True, cites=给付条)

    paths = [
        (核实, 确认账户, "符合条件", 施保.给予分类施保),
        (核实, 暂不发放, "不符合条件", ~施保.给予分类施保),
        (确认账户, 决定, ANSWERED),
        (确认账户, 上门提醒, TIMED_OUT),
        (上门提醒, 确认账户, "已经提醒，再等答复"),
        (上门提醒, 暂不发放, "本人不要或者联系不上"),
        (决定, 发放, "发放", 施保.给予分类施保),
        (决定, 暂不发放, "不予发放", ~施保.给予分类施保),
    ]


class 分类施保动态管理(Flow):
    title = "分类施保金动态管理"
    recovery, informs = "recovery", (机构.村社协理员,)
    triggers = (
        Trigger("死亡", "本人去世", 通知.第一部分第三项, within=月(3)),
        Trigger("残疾证变化", "残疾类别、等级发生变化", (法.第四十六条, 法.第四十七条)),
        Trigger("健康变化", "是否患重病发生变化", (法.第四十六条, 法.第四十七条)),
        # 满十八岁、满六十岁、低保停发，系统逐日比对就能发现，不用本人来报。
        Trigger("应发金额变化", "年龄、残疾、疾病或者低保变化后，应发的与在发的不一致", 增减条,
                finds=施保.金额有变化),
    )

    核查 = 乡镇(within=工作日(时限.分类施保核实天数), records=记录.核实记录, cites=法.第四十七条)
    听取意见 = Await(within=工作日(参数.听取意见天数), notice="hearing", cites=减停条,
                 asks="拟减少或者停止发放分类施保金，请说明您的意见。")
    决定 = 县级(within=工作日(时限.分类施保决定天数), decides=True, records=记录.决定记录,
            cites=(法.第四十七条, 法.第四十八条))
    维持 = End(notice="kept", cites=法.第四十七条)
    增发 = End(notice="increased", effect=Effect.CHANGE, pays=施保.本人分类施保金, cites=增减条)
    减发 = End(notice="reduced", effect=Effect.CHANGE, pays=施保.本人分类施保金,
             gives_reasons=True, cites=(*增减条, 减停条))
    停发 = End(notice="stopped", effect=Effect.STOP, gives_reasons=True, cites=(*增减条, 减停条))
    因去世停发 = End(notice="stopped", effect=Effect.STOP, gives_reasons=True,
                since=Since.EVENT, cites=去世条)

    paths = [
        (核查, 维持, "无变化", 施保.应当维持),
        (核查, 决定, "拟增发", 施保.应当增发),
        # 本人去世的，不再有人可以听取意见。
        (核查, 决定, "本人去世", 施保.本人去世),
        (核查, 听取意见, "拟减发", 施保.应当减发),
        (核查, 听取意见, "拟停发", 施保.应当停发),
        (听取意见, 决定, ANSWERED),
        (听取意见, 决定, TIMED_OUT),
        (决定, 维持, "维持", 施保.应当维持),
        (决定, 增发, "增发", 施保.应当增发),
        (决定, 减发, "减发", 施保.应当减发),
        (决定, 因去世停发, "因去世停发", 施保.本人去世),
        (决定, 停发, "停发", 施保.应当停发),
    ]
