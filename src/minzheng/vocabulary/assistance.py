"""Terms of social assistance: lines set by cities, and what the case and the ledger tell a rule."""

from minzheng.kernel.expr import Fact, Param
from minzheng.kernel.units import 个, 分_每人每月, 分_每月, 日期, 是否, 比例

低保标准 = Param("dibao.standard", "当地最低生活保障标准", 分_每人每月)
边缘家庭倍数 = Param("dibao.margin", "低保边缘家庭收入倍数", 比例)

# 下列各项不问群众：由办件和发放台账给出（同名列）。
确认期间有投诉 = Fact(
    "complained", "确认期间有投诉", 是否, "公示、确认期间是否接到投诉举报（办件登记）"
)
在领低保 = Fact("receiving", "在领低保", 是否, "当月是否在发最低生活保障金（发放台账）")
原月保障金 = Fact(
    "paid_monthly", "原月保障金", 分_每月, "调整前每月实发的最低生活保障金（发放台账）"
)
上次核查日期 = Fact(
    "reviewed_on", "上次核查日期", 日期, "最近一次确认或者核查办结的日期（办件登记）"
)
就业增收 = Fact("raised_by_work", "就业增收", 是否, "收入超过标准是因为成员就业（核查记录）")
不配合核查 = Fact("uncooperative", "不配合核查", 是否, "无正当理由不配合调查、核对（核查记录）")
抽签位次 = Fact(
    "draw", "抽签位次", 个, "这件在每十件里抽到的位次，0到9，用密钥随机排定（办件登记）"
)

台账给出 = (确认期间有投诉, 在领低保, 原月保障金, 上次核查日期, 抽签位次)
