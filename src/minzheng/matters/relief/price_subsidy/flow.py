"""价格临时补贴怎样发：每月由系统按名单找人、成批核对审批；漏发的可以申请补发。"""

# ruff: noqa: I001 - a flow is a table that is read aloud: one row, one or two lines
# fmt: off
from functools import partial

from minzheng.kernel.clock import 工作日
from minzheng.kernel.flow import Effect, End, Flow, Step, Total, Trigger
from minzheng.matters.relief.price_subsidy import records as 记录
from minzheng.matters.relief.price_subsidy.policy import 价格临时补贴 as 补贴
from minzheng.statutes.price_linkage_2021 import 价格联动通知 as 通知
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary import offices as 机构, price as 参数

对象条, 发放条 = 通知.第一部分第一项, 通知.第一部分第四项
县级核对 = partial(Step, by=机构.县级民政, records=记录.名单核对记录,
               escalates_to=机构.县级民政负责人, cites=对象条)
县级审批 = partial(Step, by=机构.县级民政负责人, records=记录.审批记录, decides=True,
               within=工作日(参数.价格补贴审批天数), escalates_to=机构.县级民政负责人,
               cites=(法.第三十二条, 发放条))
发一份 = partial(End, effect=Effect.GRANT, pays=补贴.月补贴, once=True,
              cites=(法.第三十二条, 通知.第一部分第三项))
不发 = partial(End, notice="refused", gives_reasons=True, cites=(对象条, 通知.第一部分第二项))


class 价格补贴月度发放(Flow):
    title = "价格临时补贴月度发放"
    triggers = (
        Trigger("价格补贴启动", "当月物价涨幅达到启动条件", (法.第三十二条, 通知.第一部分第二项),
                finds=补贴.应当发给),
    )

    名单核对 = 县级核对(within=工作日(参数.名单核对天数))
    审批 = 县级审批()
    发放 = 发一份(notice="granted")
    不予发放 = 不发()

    total = Total(工作日(参数.价格补贴发放天数), since=名单核对, cites=发放条)
    paths = [
        (名单核对, 审批, "属实", 补贴.应当发给),
        (名单核对, 审批, "不属实", ~补贴.应当发给),
        (审批, 发放, "发放", 补贴.应当发给),
        (审批, 不予发放, "不予发放", ~补贴.应当发给),
    ]


class 价格补贴补发(Flow):
    title = "价格临时补贴补发"

    核实 = 县级核对(within=工作日(参数.补发核实天数))
    补发审批 = 县级审批()
    补发 = 发一份(notice="granted")
    不予补发 = 不发()
    撤回 = End(notice="ended", gives_reasons=True, withdraws=True, cites=对象条)

    total = Total(工作日(参数.价格补贴发放天数), since=核实, cites=发放条)
    paths = [
        (核实, 补发审批, "应当补发", 补贴.应当发给),
        (核实, 补发审批, "不应补发", ~补贴.应当发给),
        (核实, 撤回, "申请人撤回"),
        (补发审批, 补发, "补发", 补贴.应当发给),
        (补发审批, 不予补发, "不予补发", ~补贴.应当发给),
    ]
