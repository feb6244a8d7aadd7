"""老年人助餐登记：受理、核对确认、领卡；补贴多少按每一餐算，不在这里定。"""

# ruff: noqa: I001 - a flow is a table that is read aloud: one row, one or two lines
# fmt: off
from functools import partial

from minzheng.kernel.clock import 工作日
from minzheng.kernel.flow import ANSWERED, TIMED_OUT, Await, Effect, End, Flow, Step, Total, Trigger
from minzheng.vocabulary import meals as 餐, offices as 机构
from minzheng.matters.eldercare.meal_subsidy import records as 记录
from minzheng.matters.eldercare.meal_subsidy.policy import 养老补贴条, 老年人助餐 as 助餐
from minzheng.vocabulary.records import 材料齐全

乡镇 = partial(Step, by=机构.乡镇街道, escalates_to=机构.乡镇街道负责人, cites=养老补贴条)
说明理由 = partial(End, gives_reasons=True, cites=养老补贴条)


class 助餐登记(Flow):
    title = "老年人助餐登记"

    受理 = 乡镇(within=工作日(餐.受理天数), records=记录.受理记录, tells={"受理": "accepted"})
    补正 = Await(within=工作日(餐.补正天数), notice="one_time", cites=养老补贴条,
               asks="请按一次性告知单补齐材料。")
    确认 = 乡镇(within=工作日(餐.确认天数), records=记录.确认记录, decides=True)
    准予登记 = End(notice="registered", effect=Effect.RECOGNISE, cites=养老补贴条)
    不予登记 = 说明理由(notice="refused")
    终止 = 说明理由(notice="ended", withdraws=True)

    total = Total(工作日(餐.总天数), since=受理, cites=养老补贴条)
    paths = [
        (受理, 确认, "受理", 材料齐全),
        (受理, 补正, "一次性告知补正", ~材料齐全),
        (补正, 受理, ANSWERED),
        (补正, 终止, TIMED_OUT),
        (确认, 准予登记, "准予登记", 助餐.可以登记),
        (确认, 不予登记, "不予登记", ~助餐.可以登记),
    ]


class 助餐登记注销(Flow):
    title = "老年人助餐登记注销"
    triggers = (
        Trigger("死亡", "老人去世", 养老补贴条),
        Trigger("户籍迁移", "户口迁出本县（市、区）", 养老补贴条),
        Trigger("入住机构", "老人住进养老机构", 养老补贴条),
    )

    核查 = 乡镇(within=工作日(餐.确认天数), records=记录.确认记录, decides=True)
    注销登记 = 说明理由(notice="stopped", effect=Effect.STOP)
    登记有效 = End(notice="kept", cites=养老补贴条)

    paths = [
        (核查, 注销登记, "注销登记", ~助餐.可以登记),
        (核查, 登记有效, "登记有效", 助餐.可以登记),
    ]
