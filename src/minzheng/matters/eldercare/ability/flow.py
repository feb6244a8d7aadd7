"""老年人能力评估：受理、两名评估员现场评估、确认并告知结果，以及复评。"""

# ruff: noqa: I001 - a flow is a table that is read aloud: one row, one or two lines
# fmt: off
from functools import partial

from minzheng.kernel.clock import 工作日, 月
from minzheng.kernel.flow import (
    ANSWERED, TIMED_OUT, Await, Effect, End, Flow, Since, Step, Total, Trigger,
)
from minzheng.vocabulary import ability as 参数, offices as 机构
from minzheng.matters.eldercare.ability import records as 记录
from minzheng.matters.eldercare.ability.policy import 受理条, 老年人能力评估 as 能力
from minzheng.statutes.ability_assessment import 能力评估规范 as 规范
from minzheng.vocabulary.records import 材料齐全

两人条, 复评条, 报告条 = 规范.第二部分第一项, 规范.第二部分第二项, 规范.第二部分第三项
乡镇 = partial(Step, by=机构.乡镇街道, escalates_to=机构.乡镇街道负责人)
# 疑问：等级由评估员评定，县级民政部门只核对程序和签字，不改分数（待法规科答复）。
结果确认 = Step(by=机构.县级民政, within=工作日(参数.确认天数), decides=True,
            records=记录.意见记录, escalates_to=机构.县级民政负责人, cites=报告条)
现场评估 = partial(Step, by=机构.评估员, hands=2, escalates_to=机构.县级民政负责人)
出具结果 = End(notice="result", effect=Effect.RECOGNISE, lasts=月(参数.有效月数), cites=报告条)


class 能力评估(Flow):
    title = "老年人能力评估"

    受理 = 乡镇(within=工作日(参数.受理天数), records=记录.受理记录, tells={"受理": "accepted"},
            cites=受理条)
    补正 = Await(within=工作日(参数.补正天数), notice="one_time", cites=受理条,
               asks="请按一次性告知单补齐材料。")
    评估 = 现场评估(within=工作日(参数.评估天数), records=记录.评估记录, cites=两人条)
    结果确认, 出具结果 = 结果确认, 出具结果
    不予受理 = End(notice="not_accepted", gives_reasons=True, cites=受理条)
    终止 = End(notice="ended", gives_reasons=True, withdraws=True, cites=(受理条, 两人条))

    total = Total(工作日(参数.总天数), since=受理, cites=受理条)
    paths = [
        (受理, 评估, "受理", 能力.可以评估 & 材料齐全),
        (受理, 补正, "一次性告知补正", 能力.可以评估 & ~材料齐全),
        (受理, 不予受理, "不予受理", ~能力.可以评估),
        (补正, 受理, ANSWERED),
        (补正, 终止, TIMED_OUT),
        (评估, 结果确认, "评估完毕", 参数.能够评估 & 能力.已评定),
        (评估, 终止, "不能评估", ~参数.能够评估),
        (结果确认, 出具结果, "确认结果", 能力.已评定),
        (结果确认, 评估, "退回重新评估"),
    ]


class 能力复评(Flow):
    title = "老年人能力复评"
    triggers = (
        Trigger("结果异议", "老人或者家人对评估结果有不同意见", 复评条),
        Trigger("状况变化", "老人的身体、精神状况明显变化", 复评条),
        Trigger("常规评估", "评估结果快到期", 复评条, every=月(参数.常规评估月数)),
    )

    复评 = 现场评估(within=工作日(参数.复评天数), records=记录.复评记录, cites=(两人条, 复评条))
    结果确认, 出具结果 = 结果确认, 出具结果
    维持原结果 = End(notice="kept", cites=复评条)

    paths = [
        (复评, 结果确认, "评估完毕", 参数.能够评估 & 能力.已评定),
        (复评, 维持原结果, "不能复评", ~参数.能够评估),
        (结果确认, 出具结果, "确认结果", 能力.已评定),
        (结果确认, 复评, "退回重新评估"),
    ]


class 评估结果终止(Flow):
    title = "老年人能力评估结果终止"
    triggers = (Trigger("死亡", "老人去世", 报告条, within=月(3)),)

    核查 = 乡镇(within=工作日(参数.受理天数), records=记录.意见记录, cites=报告条)
    因去世终止 = End(notice="stopped", effect=Effect.STOP, gives_reasons=True, since=Since.EVENT,
                cites=报告条)
    结果有效 = End(notice="kept", cites=报告条)

    paths = [
        (核查, 因去世终止, "老人已经去世", 能力.已去世),
        (核查, 结果有效, "情况不实", ~能力.已去世),
    ]
