"""养老机构备案：核对、补正、出具回执，以及现场核查、变更备案和终止服务。"""

# ruff: noqa: I001 - a flow is a table that is read aloud: one row, one or two lines
# fmt: off
from functools import partial

from minzheng.kernel.clock import 工作日, 日
from minzheng.kernel.flow import (
    ANSWERED, TIMED_OUT, Await, Effect, End, Flow, Since, Step, Trigger,
)
from minzheng.matters.eldercare.institution_filing import records as 记录
from minzheng.matters.eldercare.institution_filing.policy import 养老机构备案 as 备案
from minzheng.statutes.elder_institutions import 养老机构管理办法 as 办法
from minzheng.statutes.elderly_law import 老年人权益保障法 as 老年法
from minzheng.vocabulary import filing as 参数, offices as 机构
from minzheng.vocabulary.records import 材料齐全

民政核对 = partial(Step, by=机构.县级民政, escalates_to=机构.县级民政负责人)


class 备案申请(Flow):
    title = "养老机构备案"

    核对 = 民政核对(within=工作日(参数.核对天数), records=记录.核对记录, cites=办法.第十二条)
    补正 = Await(within=工作日(参数.补正天数), notice="one_time", cites=办法.第十二条,
               asks="请按补正告知书补齐备案材料。")
    出具回执 = End(notice="receipt", effect=Effect.RECOGNISE, cites=(办法.第十条, 办法.第十二条))
    不用备案 = End(notice="not_needed", gives_reasons=True, cites=(办法.第二条, 办法.第九条))
    终止办理 = End(notice="ended", gives_reasons=True, withdraws=True, cites=办法.第十二条)

    paths = [
        (核对, 出具回执, "材料齐全，出具回执", 备案.应当备案 & 材料齐全),
        (核对, 补正, "材料不全，指导补正", 备案.应当备案 & ~材料齐全),
        (核对, 不用备案, "不属于备案范围", ~备案.应当备案),
        (补正, 核对, ANSWERED),
        (补正, 终止办理, TIMED_OUT),
    ]


class 现场核查(Flow):
    title = "养老机构备案后现场核查"
    # 疑问：二十个工作日的核查期限没有见到规定原文（待养老服务科室答复）。
    triggers = (
        Trigger("备案后现场核查", "备案以后到现场看一次", 老年法.第四十五条, every=日(1),
                when=~参数.已现场核查),
    )

    到场核查 = 民政核对(within=工作日(参数.核查天数), records=记录.现场记录,
                cites=老年法.第四十五条)
    核查相符 = End(notice="checked", cites=老年法.第四十五条)
    核查不符 = End(notice="mismatch", cites=(办法.第十三条, 老年法.第四十五条))

    paths = [
        (到场核查, 核查相符, "与备案相符", 参数.现场相符),
        (到场核查, 核查不符, "与备案不符", ~参数.现场相符),
    ]


class 变更备案(Flow):
    title = "养老机构变更备案"
    triggers = (Trigger("备案事项变更", "备案的内容有变更", 办法.第十三条),)

    申报变更 = Await(within=工作日(参数.申报天数), notice="declare_change", cites=办法.第十三条,
                 asks="请填写变更了什么。", records=记录.变更申报)
    核对 = 民政核对(within=工作日(参数.核对天数), records=记录.核对记录, cites=办法.第十三条)
    变更回执 = End(notice="changed", effect=Effect.RECOGNISE, cites=办法.第十三条)
    原备案有效 = End(notice="kept", withdraws=True, cites=办法.第十三条)

    paths = [
        (申报变更, 核对, ANSWERED),
        (申报变更, 原备案有效, TIMED_OUT),
        (核对, 变更回执, "材料齐全，变更备案", 材料齐全),
        (核对, 申报变更, "材料不全，指导补正", ~材料齐全),
    ]


class 终止服务(Flow):
    title = "养老机构终止服务"
    triggers = (Trigger("终止服务", "机构停止提供服务", 老年法.第四十六条),)

    申报终止 = Await(within=工作日(参数.申报天数), notice="declare_closing",
                 cites=老年法.第四十六条, records=记录.终止申报,
                 asks="请填写停止服务的日期和老年人的安置方案。")
    核对安置 = 民政核对(within=工作日(参数.安置核对天数), records=记录.安置记录,
                cites=老年法.第四十六条)
    注销备案 = End(notice="cancelled", effect=Effect.STOP, gives_reasons=True,
               since=Since.DECISION, cites=(老年法.第四十六条, 办法.第十三条))
    继续服务 = End(notice="kept", withdraws=True, cites=老年法.第四十六条)

    paths = [
        (申报终止, 核对安置, ANSWERED),
        (申报终止, 继续服务, TIMED_OUT),
        (核对安置, 注销备案, "老年人已安置，注销备案", 参数.老年人已全部安置),
        (核对安置, 申报终止, "还有老年人没有安置", ~参数.老年人已全部安置),
    ]
