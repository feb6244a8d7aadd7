"""孤儿从申请到认定，以及认定后的变化：不公示，被收养、找到生父母、成年后终止。"""

# ruff: noqa: I001 - a flow is a table that is read aloud: one row, one or two lines
# fmt: off
from functools import partial

from minzheng.kernel.clock import 工作日, 月
from minzheng.kernel.flow import (
    ANSWERED, TIMED_OUT, Await, Effect, End, Flow, Since, Step, Total, Trigger,
)
from minzheng.vocabulary import children as 参数, offices as 机构
from minzheng.matters.children.orphan import records as 记录
from minzheng.matters.children.orphan.policy import 孤儿基本生活保障 as 保障
from minzheng.statutes.minors_protection import 未成年人保护法
from minzheng.statutes.orphan_opinions_2010 import 孤儿保障意见 as 意见
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary.children import 儿童户籍在本地, 查验清楚
from minzheng.vocabulary.records import 材料齐全

# 意见没有写办理环节和天数：比照事实无人抚养儿童的两个十五天，天数是参数，状态“待确认”。
保障条, 收养条 = 意见.第二部分第一项, 意见.第一部分第四项
# 疑问：儿童福利补贴减停前是否适用社会救助法第四十八条，没有明文；为慎重，一律先听取意见。
减停条 = (保障条, 法.第四十八条)
乡镇 = partial(Step, by=机构.儿童督导员, escalates_to=机构.乡镇街道负责人)
县级决定 = partial(Step, by=机构.县级民政负责人, decides=True, escalates_to=机构.县级民政负责人)


class 孤儿认定(Flow):
    title = "孤儿认定和基本生活保障"
    recovery, informs = "recovery", (机构.儿童主任,)

    受理审查 = 乡镇(within=工作日(参数.受理天数), records=记录.受理审查记录,
                tells={"受理": "accepted"}, cites=保障条)
    补正 = Await(within=工作日(参数.补正天数), notice="one_time", asks="请按一次性告知单补齐材料。",
               cites=保障条)
    信息比对 = 乡镇(within=工作日(参数.比对天数), records=记录.信息比对记录, cites=保障条)
    入户查验 = 乡镇(within=工作日(参数.入户天数), hands=2, records=记录.入户查验记录,
                cites=(保障条, 未成年人保护法.第一百零三条))
    县级认定 = 县级决定(within=工作日(参数.孤儿确认天数), records=记录.确认记录, cites=保障条)
    认定 = End(notice="approved", effect=Effect.GRANT, pays=保障.月生活费, cites=保障条)
    不予认定 = End(notice="refused", gives_reasons=True, cites=保障条)
    不予受理 = End(notice="not_accepted", gives_reasons=True, cites=保障条)
    终止 = End(notice="ended", gives_reasons=True, withdraws=True, cites=保障条)

    total = Total(工作日(参数.孤儿总天数), since=受理审查, cites=保障条)
    paths = [
        (受理审查, 信息比对, "受理", 儿童户籍在本地 & 材料齐全),
        (受理审查, 补正, "一次性告知补正", 儿童户籍在本地 & ~材料齐全),
        (受理审查, 不予受理, "不予受理", ~儿童户籍在本地),
        (补正, 受理审查, ANSWERED),
        (补正, 终止, TIMED_OUT),
        (信息比对, 县级认定, "查验清楚，报送认定", 查验清楚),
        (信息比对, 入户查验, "有争议，入户查验", ~查验清楚),
        (入户查验, 县级认定, "查验完毕，报送认定"),
        (县级认定, 认定, "认定", 保障.给予保障),
        (县级认定, 不予认定, "不予认定", ~保障.给予保障),
        (县级认定, 入户查验, "退回查验"),
    ]


class 孤儿保障动态管理(Flow):
    title = "孤儿基本生活保障动态管理"
    recovery, informs = "recovery", (机构.儿童主任,)
    triggers = (
        Trigger("死亡", "孩子去世", 保障条),
        Trigger("被收养", "孩子已经被收养", 收养条),
        Trigger("找到生父母", "找到了孩子的生父母", 保障条),
        Trigger("养育方式变化", "孩子换了地方养育", (意见.第一部分第二项, 意见.第一部分第三项)),
        Trigger("年满十八", "孩子已经成年、不再延续", 保障条,
                finds=保障.在领人员 & ~保障.未成年 & ~保障.在校延续),
        Trigger("定期核查", "定期核查", 保障条, every=月(参数.核查周期)),
    )

    核查 = 乡镇(within=工作日(参数.核查天数), hands=2, records=记录.动态核查记录, cites=保障条)
    听取意见 = Await(within=工作日(参数.听取意见天数), notice="hearing", cites=减停条,
                 asks="拟减少或者停止发放生活费，请说明您的意见；孩子仍在上学的请告诉我们。")
    决定 = 县级决定(within=工作日(参数.动态决定天数), records=记录.动态决定记录, cites=保障条)
    维持 = End(notice="kept", cites=保障条)
    增发 = End(notice="increased", effect=Effect.CHANGE, pays=保障.月生活费, cites=保障条)
    减发 = End(notice="reduced", effect=Effect.CHANGE, pays=保障.月生活费, gives_reasons=True,
             cites=减停条)
    停发 = End(notice="stopped", effect=Effect.STOP, gives_reasons=True, cites=减停条)
    因去世停发 = End(notice="stopped", effect=Effect.STOP, gives_reasons=True, since=Since.EVENT,
                cites=保障条)

    paths = [
        (核查, 维持, "无变化", 保障.应当维持),
        (核查, 决定, "拟增发", 保障.应当增发),
        # 孩子去世的，没有可以听取的意见。
        (核查, 决定, "孩子去世", 保障.已去世),
        (核查, 听取意见, "拟减发", 保障.应当减发),
        (核查, 听取意见, "拟停发", 保障.应当终止),
        (听取意见, 决定, ANSWERED),
        (听取意见, 决定, TIMED_OUT),
        (决定, 维持, "维持", 保障.应当维持),
        (决定, 增发, "增发", 保障.应当增发),
        (决定, 减发, "减发", 保障.应当减发),
        (决定, 因去世停发, "因去世停发", 保障.已去世),
        (决定, 停发, "停发", 保障.应当终止),
    ]
