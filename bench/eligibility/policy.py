"""The rules of the comparison, in our own language: seven matters in the shapes of matters/.

Every amount stands in params.yaml or in the rule; the numbers are made up and the same for all.
"""

# ruff: noqa: I001 - the words of the law stand in rows, as the glossary groups them
# fmt: off
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from minzheng.kernel.expr import Expr, Fact, Param
from minzheng.kernel.law import Law
from minzheng.kernel.params import ParamBook
from minzheng.kernel.policy import Amount, Policy, Rule
from minzheng.kernel.units import 分, 分_每人每月, 分_每月, 是否, 比例, 编码
from minzheng.kernel.words import 周岁, 四舍五入, 均分, 当, 成员, 取大, 取小, 整除
from minzheng.vocabulary.household import (
    企业出资额, 其他金融资产, 医疗支出, 教育支出, 有价证券, 车辆数, 住房套数, 银行存款,
)
from minzheng.vocabulary.person import (
    养老金, 出生日期, 基础养老金, 工资性收入, 必要就业成本, 患重病, 残疾等级, 残疾类别,
    残疾重病刚性支出, 经营净收入, 财产净收入, 赡养抚养费, 转移性支出, 转移性收入,
)

ON = date(2026, 11, 21)
BOOK = ParamBook.load([Path(__file__).parent / "params.yaml"])


class 测试条文(Law):
    title, number, in_force = "测速规则", "试", date(2020, 1, 1)

    第一条 = "只供测速，数额为虚构。"


一 = 测试条文.第一条
标准 = Param("bench.standard", "低保标准", 分_每人每月)
最低工资 = Param("bench.minimum_wage", "最低工资", 分_每月)
特困倍数 = Param("bench.tekun", "特困基本生活倍数", 比例)
边缘倍数 = Param("bench.margin", "边缘倍数", 比例)
刚性扣减 = Param("bench.rigid_share", "刚性支出扣减比例", 比例)
生活补贴 = Param("bench.living", "残疾生活补贴", 分_每人每月)
一级护理 = Param("bench.care_1", "一级护理补贴", 分_每人每月)
二级护理 = Param("bench.care_2", "二级护理补贴", 分_每人每月)
孤儿标准 = Param("bench.orphan", "孤儿基本生活费", 分_每人每月)
自理代码 = 编码({0: "全自理", 1: "半失能", 2: "失能"})
本地户籍 = Fact("bench_local", "测速本地户籍", 是否, "", "person")
无义务人 = Fact("bench_no_obligor", "测速无义务人", 是否, "", "person")
父母双亡 = Fact("bench_orphaned", "测速父母双亡", 是否, "", "person")
自理 = Fact("bench_self_care", "测速自理能力", 自理代码, "", "person")
在领 = Fact("bench_receiving", "测速在领低保", 是否)
原额 = Fact("bench_paid", "测速原保障金", 分)


class 测速(Policy):
    title = "测速"

    年龄 = Amount(周岁(出生日期), cites=一)
    未成年 = Rule(年龄 < 18, cites=一)
    老年 = Rule(年龄 >= 60, cites=一)
    重度残疾 = Rule(残疾等级.属于("一级", "二级")
                | ((残疾等级 == "三级") & 残疾类别.属于("智力", "精神")), cites=一)
    工资净收入 = Amount(当(工资性收入 > 0, 取大(工资性收入 - 必要就业成本, 0), 0), cites=一)
    豁免养老金 = Amount(当(养老金 > 0, 基础养老金, 0), cites=一)
    转移净收入 = Amount(养老金 + 赡养抚养费 + 转移性收入 - 豁免养老金 - 转移性支出, cites=一)
    成员收入 = Amount(工资净收入 + 经营净收入 + 财产净收入 + 转移净收入, cites=一)
    刚性支出扣减 = Amount(当(重度残疾 | 患重病, 四舍五入(残疾重病刚性支出 * 刚性扣减), 0), cites=一)
    计入收入 = Amount(取大(成员收入 - 刚性支出扣减, 0), cites=一)

    家庭人数 = Amount(成员.计数(), cites=一)
    家庭月收入 = Amount(成员.合计(计入收入), cites=一)
    人均月收入 = Amount(均分(家庭月收入, 家庭人数), cites=一)
    金融资产 = Amount(银行存款 + 有价证券 + 其他金融资产, cites=一)
    金融资产超标 = Rule(金融资产 > 标准 * 24 * 家庭人数, cites=一)
    实物超标 = Rule((车辆数 > 0) | (住房套数 > 1) | (企业出资额 > 0), cites=一)
    财产条件 = Rule(~金融资产超标 & ~实物超标, cites=一)
    收入条件 = Rule(人均月收入 < 标准, cites=一)

    无劳动能力 = Rule(老年 | (年龄 < 16) | 重度残疾, cites=一)
    无生活来源 = Rule(计入收入 < 标准, cites=一)
    特困 = Rule(无劳动能力 & 无生活来源 & 无义务人 & 本地户籍 & 财产条件, cites=一)
    照料份数 = 当(自理 == "全自理", 5, 当(自理 == "半失能", 25, 50))
    照料金 = Amount(整除(最低工资 * 照料份数, 100), cites=一)
    特困金 = Amount(当(特困, 四舍五入(标准 * 特困倍数) + 照料金, 0), cites=一)
    特困人数 = Amount(成员.计数(特困), cites=一)

    低保人数 = Amount(家庭人数 - 特困人数, cites=一)
    给予低保 = Rule(收入条件 & 财产条件 & (低保人数 > 0), cites=一)
    按年龄份数 = 当(老年, 20, 当(未成年, 15, 0))
    增发份数 = Amount(当(特困, 0, 当(重度残疾 | 患重病, 30, 按年龄份数)), cites=一)
    分类施保金 = Amount(整除(标准 * 成员.合计(增发份数), 100), cites=一)
    基本保障金 = Amount((标准 - 人均月收入) * 低保人数, cites=一)
    低保金 = Amount(当(给予低保, 基本保障金 + 分类施保金, 0), cites=一)
    可以渐退 = Rule(~给予低保 & 在领 & 财产条件 & (整除(人均月收入 * 2, 3) < 标准), cites=一)
    渐退金 = Amount(当(可以渐退, 整除(原额, 2), 0), cites=一)
    边缘标准 = Amount(四舍五入(标准 * 边缘倍数), cites=一)
    低保边缘 = Rule(~给予低保 & (特困人数 == 0) & 财产条件 & (人均月收入 < 边缘标准), cites=一)
    必要支出 = Amount(医疗支出 + 教育支出, cites=一)
    扣除后月收入 = Amount(取大(家庭月收入 - 整除(必要支出, 12), 0), cites=一)
    刚性支出困难 = Rule(~给予低保 & ~低保边缘 & (均分(扣除后月收入, 家庭人数) < 边缘标准)
                  & (必要支出 > 家庭月收入 * 6) & ~金融资产超标, cites=一)
    临时救助金 = Amount(当((给予低保 | 低保边缘 | 刚性支出困难) & (必要支出 > 0),
                   取小(整除(必要支出 * 60, 100), 标准 * 3 * 家庭人数), 0), cites=一)

    困难残疾人 = Rule((~(残疾等级 == "无")) & (给予低保 | 低保边缘) & ~特困, cites=一)
    残疾生活补贴 = Amount(当(困难残疾人, 生活补贴, 0), cites=一)
    残疾护理补贴 = Amount(当(重度残疾 & 本地户籍 & ~(特困 & (自理 == "失能")),
                    当(残疾等级 == "一级", 一级护理, 二级护理), 0), cites=一)
    百岁以下 = 当(年龄 >= 90, "200元", 当(年龄 >= 80, "100元", 0))
    高龄津贴 = Amount(当(本地户籍, 当(年龄 >= 100, "500元", 百岁以下), 0), cites=一)
    孤儿 = Rule(未成年 & 父母双亡 & 本地户籍, cites=一)
    孤儿生活费 = Amount(当(孤儿, 孤儿标准, 0), cites=一)
    户特困金 = Amount(成员.合计(特困金), cites=一)
    户残疾补贴 = Amount(成员.合计(残疾生活补贴 + 残疾护理补贴), cites=一)
    户高龄津贴 = Amount(成员.合计(高龄津贴), cites=一)
    户孤儿生活费 = Amount(成员.合计(孤儿生活费), cites=一)
    合计金额 = Amount(低保金 + 渐退金 + 户特困金 + 户残疾补贴 + 户高龄津贴 + 户孤儿生活费, cites=一)


# What every engine writes: by the name that the OpenFisca variable and the SQL column have.
OUTPUTS: Mapping[str, Expr] = {
    "income_per_head": 测速.人均月收入, "granted": 测速.给予低保, "guarantee": 测速.低保金,
    "fading": 测速.渐退金, "margin": 测速.低保边缘, "rigid": 测速.刚性支出困难,
    "temporary": 测速.临时救助金, "support_household": 测速.户特困金, "disability": 测速.户残疾补贴,
    "longevity_household": 测速.户高龄津贴, "orphan_household": 测速.户孤儿生活费,
    "total": 测速.合计金额,
    "support": 测速.特困金, "living": 测速.残疾生活补贴, "care": 测速.残疾护理补贴,
    "longevity": 测速.高龄津贴, "orphan": 测速.孤儿生活费,
}
PERSONAL = frozenset(name for name, node in OUTPUTS.items() if node.entity == "person")
