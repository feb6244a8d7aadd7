"""事实无人抚养儿童从申请到确认，以及确认后的变化：不公示，知情的人越少越好。"""

# ruff: noqa: I001 - a flow is a table that is read aloud: one row, one or two lines
# fmt: off
from functools import partial

from minzheng.kernel.clock import 工作日, 月
from minzheng.kernel.flow import (
    ANSWERED, TIMED_OUT, Await, Effect, End, Flow, Since, Step, Total, Trigger,
)
from minzheng.vocabulary import children as 参数, offices as 机构
from minzheng.matters.children.unattended import records as 记录
from minzheng.matters.children.unattended.policy import 事实无人抚养儿童保障 as 保障
from minzheng.statutes.orphan_opinions_2010 import 孤儿保障意见 as 孤儿意见
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.statutes.unattended_children import 事实无人抚养儿童意见 as 意见
from minzheng.vocabulary.children import 儿童户籍在本地, 查验清楚
from minzheng.vocabulary.records import 材料齐全

查验条, 确认条, 终止条 = 意见.第二部分第二项, 意见.第二部分第三项, 意见.第二部分第四项
补贴条 = 意见.第三部分第一项
# 疑问：儿童福利补贴减停前是否适用社会救助法第四十八条，没有明文；为慎重，一律先听取意见。
减停条 = (终止条, 法.第四十八条)
乡镇 = partial(Step, by=机构.儿童督导员, escalates_to=机构.乡镇街道负责人)
县级决定 = partial(Step, by=机构.县级民政负责人, decides=True, escalates_to=机构.县级民政负责人)


class 事实无人抚养儿童认定(Flow):
    title = "事实无人抚养儿童认定"
    recovery, informs = "recovery", (机构.儿童主任,)

    受理审查 = 乡镇(within=工作日(参数.受理天数), records=记录.受理审查记录,
                tells={"受理": "accepted"}, cites=(意见.第二部分第一项, 查验条))
    补正 = Await(within=工作日(参数.补正天数), notice="one_time", asks="请按一次性告知单补齐材料。",
               cites=意见.第二部分第一项)
    信息比对 = 乡镇(within=工作日(参数.比对天数), records=记录.信息比对记录, cites=查验条)
    入户查验 = 乡镇(within=工作日(参数.入户天数), hands=2, records=记录.入户查验记录, cites=查验条)
    县级确认 = 县级决定(within=工作日(15), records=记录.意见记录, cites=确认条)
    确认 = End(notice="approved", effect=Effect.GRANT, pays=保障.月补贴, cites=(确认条, 补贴条))
    不予确认 = End(notice="refused", gives_reasons=True, cites=确认条)
    不予受理 = End(notice="not_accepted", gives_reasons=True, cites=意见.第二部分第一项)
    终止 = End(notice="ended", gives_reasons=True, withdraws=True, cites=意见.第二部分第一项)

    total = Total(工作日(30), since=受理审查, cites=(查验条, 确认条))
    paths = [
        (受理审查, 信息比对, "受理", 儿童户籍在本地 & 材料齐全),
        (受理审查, 补正, "一次性告知补正", 儿童户籍在本地 & ~材料齐全),
        (受理审查, 不予受理, "不予受理", ~儿童户籍在本地),
        (补正, 受理审查, ANSWERED),
        (补正, 终止, TIMED_OUT),
        (信息比对, 县级确认, "查验清楚，报送确认", 查验清楚),
        (信息比对, 入户查验, "有争议，入户查验", ~查验清楚),
        (入户查验, 县级确认, "查验完毕，报送确认"),
        (县级确认, 确认, "确认", 保障.应当发放),
        (县级确认, 不予确认, "不予确认", ~保障.应当发放),
        (县级确认, 入户查验, "退回查验"),
    ]


class 事实无人抚养儿童动态管理(Flow):
    title = "事实无人抚养儿童动态管理"
    recovery, informs = "recovery", (机构.儿童主任,)
    triggers = (
        Trigger("死亡", "孩子去世", 终止条),
        Trigger("父母情况变化", "父母的情况发生变化", 终止条),
        Trigger("期限届满", "父母服刑、强戒等的期限已经届满", 终止条,
                finds=保障.在领人员 & 保障.父母期限已满),
        Trigger("年满十八", "孩子已经成年、不再延续", 终止条,
                finds=保障.在领人员 & ~保障.未成年 & ~保障.在校延续),
        Trigger("被收养", "孩子已经被收养", 终止条),
        Trigger("已转孤儿保障", "孩子已经认定为孤儿", 孤儿意见.第二部分第一项,
                finds=保障.在领人员 & 保障.已转孤儿),
        Trigger("其他待遇变化", "孩子领的其他补贴发生变化", 补贴条),
        Trigger("定期核查", "定期核查", 终止条, every=月(参数.核查周期)),
    )

    核查 = 乡镇(within=工作日(参数.核查天数), hands=2, records=记录.动态核查记录, cites=终止条)
    听取意见 = Await(within=工作日(参数.听取意见天数), notice="hearing", cites=减停条,
                 asks="拟减少或者停止发放补贴，请说明您的意见；孩子仍在上学的请告诉我们。")
    决定 = 县级决定(within=工作日(参数.动态决定天数), records=记录.动态决定记录, cites=终止条)
    维持 = End(notice="kept", cites=终止条)
    增发 = End(notice="increased", effect=Effect.CHANGE, pays=保障.月补贴, cites=补贴条)
    减发 = End(notice="reduced", effect=Effect.CHANGE, pays=保障.月补贴, gives_reasons=True,
             cites=(补贴条, 法.第四十八条))
    # 先办好孤儿认定再停这一项，孩子的钱不断。
    待转孤儿保障 = End(notice="to_move", cites=(终止条, 孤儿意见.第二部分第一项))
    转为孤儿保障 = End(notice="moved", effect=Effect.STOP, gives_reasons=True,
                 cites=(终止条, 孤儿意见.第二部分第一项))
    停发 = End(notice="stopped", effect=Effect.STOP, gives_reasons=True, cites=减停条)
    因去世停发 = End(notice="stopped", effect=Effect.STOP, gives_reasons=True, since=Since.EVENT,
                cites=终止条)

    paths = [
        (核查, 维持, "无变化", 保障.应当维持),
        (核查, 决定, "拟增发", 保障.应当增发),
        # 孩子去世的，没有可以听取的意见；已经领上孤儿生活费的，金额不减，也不必听取。
        (核查, 决定, "孩子去世", 保障.已去世),
        (核查, 决定, "拟转孤儿保障", 保障.已转孤儿),
        (核查, 待转孤儿保障, "先办孤儿认定，暂不变", 保障.应转孤儿),
        (核查, 听取意见, "拟减发", 保障.应当减发),
        (核查, 听取意见, "拟停发", 保障.应当终止),
        (听取意见, 决定, ANSWERED),
        (听取意见, 决定, TIMED_OUT),
        (决定, 维持, "维持", 保障.应当维持),
        (决定, 增发, "增发", 保障.应当增发),
        (决定, 减发, "减发", 保障.应当减发),
        (决定, 因去世停发, "因去世停发", 保障.已去世),
        (决定, 转为孤儿保障, "转为孤儿保障", 保障.已转孤儿),
        (决定, 停发, "停发", 保障.应当终止),
    ]
