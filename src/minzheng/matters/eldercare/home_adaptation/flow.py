"""居家适老化改造：受理、入户评估、方案报价、老人确认、审定、施工、验收、付款；质保期内报修。"""

# ruff: noqa: I001 - a flow is a table that is read aloud: one row, one or two lines
# fmt: off
from functools import partial

from minzheng.kernel.clock import 工作日, 日, 月
from minzheng.kernel.flow import ANSWERED, TIMED_OUT, Await, Effect, End, Flow, Step, Total, Trigger
from minzheng.vocabulary import adapting as 参数, offices as 机构
from minzheng.matters.eldercare.home_adaptation import records as 记录
from minzheng.matters.eldercare.home_adaptation.policy import 居家适老化改造 as 改造, 改造条
from minzheng.vocabulary.records import 材料齐全

乡镇 = partial(Step, by=机构.乡镇街道, escalates_to=机构.乡镇街道负责人, cites=改造条)
县级 = partial(Step, by=机构.县级民政负责人, escalates_to=机构.县级民政负责人, decides=True,
             records=记录.审定记录, cites=改造条)
说明理由 = partial(End, gives_reasons=True, cites=改造条)


class 适老化改造办理(Flow):
    title = "居家适老化改造"

    受理 = 乡镇(within=工作日(参数.受理天数), records=记录.受理记录, tells={"受理": "accepted"})
    补正 = Await(within=工作日(参数.补正天数), notice="one_time", cites=改造条,
               asks="请按一次性告知单补齐材料。")
    入户评估 = Step(by=机构.评估员, hands=2, within=工作日(参数.评估天数), records=记录.评估记录,
                escalates_to=机构.县级民政负责人, cites=改造条)
    方案报价 = 乡镇(within=工作日(参数.方案天数), records=记录.方案记录)
    老人确认 = Await(within=日(参数.确认天数), notice="plan", records=记录.确认记录, cites=改造条,
                 asks="请看改造方案和报价，同意的才开工。")
    上门确认 = 乡镇(within=工作日(参数.方案天数), records=记录.上门确认记录)
    审定 = 县级(within=工作日(参数.审定天数), tells={"同意改造": "approved"})
    施工 = 乡镇(within=工作日(参数.施工天数), records=记录.施工记录)
    验收 = 乡镇(within=工作日(参数.验收天数), hands=2, records=记录.验收记录)
    付款审定 = 县级(within=工作日(参数.审定天数), grants={"同意付款": 改造.改造补贴})
    改造完成 = End(notice="done", effect=Effect.RECOGNISE, lasts=月(参数.质保月数), cites=改造条)
    不予改造 = 说明理由(notice="refused")
    终止 = 说明理由(notice="ended", withdraws=True)

    total = Total(工作日(参数.总天数), since=受理, cites=改造条)
    paths = [
        (受理, 入户评估, "受理", 材料齐全),
        (受理, 补正, "一次性告知补正", ~材料齐全),
        (补正, 受理, ANSWERED),
        (补正, 终止, TIMED_OUT),
        (入户评估, 方案报价, "可以改造", 改造.可以改造),
        (入户评估, 审定, "拟不予改造", ~改造.可以改造),
        (入户评估, 终止, "不让入户评估"),
        # 超过上限、单位不在名录的报价，不能送给老人确认，退回这一步重做。
        (方案报价, 老人确认, "报价合格", 改造.方案合格),
        (方案报价, 方案报价, "退回重新报价", ~改造.方案合格),
        (老人确认, 审定, ANSWERED, 参数.同意方案),
        (老人确认, 方案报价, ANSWERED, ~参数.同意方案),
        (老人确认, 上门确认, TIMED_OUT),
        (上门确认, 审定, "同意方案", 参数.同意方案),
        (上门确认, 方案报价, "不同意，重做方案", ~参数.同意方案),
        (审定, 施工, "同意改造", 改造.方案可以审定),
        (审定, 不予改造, "不予改造", ~改造.可以改造),
        (审定, 方案报价, "退回重做方案"),
        (施工, 验收, "完工"),
        (施工, 终止, "老人不再改造"),
        (验收, 付款审定, "验收合格", 改造.验收合格),
        (验收, 施工, "不合格，返工", ~改造.验收合格),
        (付款审定, 改造完成, "同意付款", 改造.可以付款),
        (付款审定, 验收, "退回重新验收", ~改造.可以付款),
    ]


class 改造质量报修(Flow):
    title = "适老化改造质量报修"
    triggers = (Trigger("质量问题", "质保期内，改造的东西坏了或者不合用", 改造条),)

    质量核查 = 乡镇(within=工作日(参数.返修天数), records=记录.核查记录)
    返修 = 乡镇(within=工作日(参数.返修天数), records=记录.返修记录)
    已返修 = End(notice="repaired", cites=改造条)
    不属质量问题 = 说明理由(notice="not_a_fault")

    paths = [
        (质量核查, 返修, "属实，返修", 参数.质量问题属实),
        (质量核查, 不属质量问题, "不属质量问题", ~参数.质量问题属实),
        (返修, 已返修, "修好", 参数.返修完成),
        (返修, 质量核查, "没有修好，重新核查", ~参数.返修完成),
    ]
