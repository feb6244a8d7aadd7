"""困难程度评分：收入、健康、住房、教育、照料、劳动力、变故七个方面，各有公开的满分。

只用来排先后：分数高的先上门，不据以给予、拒绝或者停发任何待遇。不知道的不当作零：算出最低分和最高分，
中间差的就是要问清的。
"""

# ruff: noqa: I001 - the words of the law stand in rows, as the glossary groups them
# fmt: off
from minzheng.kernel.expr import Expr, Fact, Param
from minzheng.kernel.policy import Amount, Policy, Rule
from minzheng.kernel.words import 四舍五入, 已知, 当, 成员, 若未知
from minzheng.matters.department_view import 到库个人情况 as 人
from minzheng.matters.department_view import 到库家庭情况 as 户
from minzheng.matters.department_view import 在世, 监测条
from minzheng.matters.watch_hardship import 近来去世
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary.assistance import 低保标准
from minzheng.vocabulary.department_data import (
    在押服刑, 在校阶段, 登记失业, 目录内重病, 自付医疗费,
)
from minzheng.vocabulary.hardship import (
    住房满分, 健康满分, 劳动力满分, 变故满分, 收入满分, 教育人数线, 教育满分, 有困难得分比例,
    照料满分, 得分, 走访所见住房, 走访所见健康, 走访所见劳动力, 走访所见变故, 走访所见收入,
    走访所见教育, 走访所见照料,
)
from minzheng.vocabulary.watching import 医疗费月数, 去世人数线, 探访年龄

分层条 = (法.第十条, 法.第十三条)


def 看(seen: Fact, data: Expr, *levels: str) -> Expr:
    """走访看过的以看到的为准，没有看过的按到库数据。"""
    return 当(已知(seen), seen.属于(*levels), data)


def 很(seen: Fact, data: Expr) -> Rule:
    """这一方面很困难。"""
    return Rule(看(seen, data, "很困难"), cites=分层条)


def 有(seen: Fact, data: Expr) -> Rule:
    """这一方面有困难，很困难的也在内。"""
    return Rule(看(seen, data, "有困难", "很困难"), cites=分层条)


def 至少(severe: Expr, some: Expr, full: Param) -> Amount:
    """不知道的当作没有困难：得分不会低于它。"""
    return _得(若未知(severe, False), 若未知(some, False), full)


def 至多(severe: Expr, some: Expr, full: Param) -> Amount:
    """不知道的当作很困难：得分不会高于它。"""
    return _得(若未知(severe, True), 若未知(some, True), full)


def _得(severe: Expr, some: Expr, full: Param) -> Amount:
    part = 四舍五入(full * 有困难得分比例)
    return Amount(当(severe, full, 当(some, part, 0)), cites=分层条, unit=得分)


# 已经结算的花费超过线就算；没有超过、又有人没有结算记录的，不知道。
_记录花费, _全部花费 = 成员.合计(若未知(自付医疗费, 0)), 成员.合计(自付医疗费)
_花费线 = 低保标准 * 医疗费月数
_高中以上 = 在校阶段.属于("普通高中", "中等职业学校", "全日制专科", "全日制本科")


class 困难程度(Policy):
    title = "困难程度评分"

    # 一、家里的人
    要人照料 = Rule(在世 & (人.到库未成年 | 人.证载重残 | (人.到库年龄 >= 探访年龄)), cites=监测条)
    能照料人 = Rule(在世 & ~要人照料 & ~在押服刑, cites=监测条)
    有劳动力 = Rule(能照料人 & ~人.到库老年人, cites=监测条)
    要照料人数 = Amount(成员.计数(要人照料), cites=监测条)
    能照料人数 = Amount(成员.计数(能照料人), cites=监测条)

    # 二、七个方面：很困难，有困难
    收入很难 = 很(走访所见收入, 户.推算收入低)
    收入有难 = 有(走访所见收入, 户.推算收入低 | 户.推算边缘收入)
    健康很难 = 很(走访所见健康, (_记录花费 > _花费线) | (_全部花费 > _花费线))
    健康有难 = 有(走访所见健康, 成员.任一(在世 & (目录内重病 | 人.证载重残))
              | (_记录花费 > _花费线) | (_全部花费 > _花费线))
    # 不动产登记里没有的农村房屋很多，住得安不安全更看不出来：只按走访。
    住房很难 = Rule(走访所见住房 == "很困难", cites=分层条)
    住房有难 = Rule(走访所见住房.属于("有困难", "很困难"), cites=分层条)
    教育很难 = 很(走访所见教育, 成员.计数(在世 & _高中以上) >= 教育人数线)
    教育有难 = 有(走访所见教育, 成员.任一(在世 & _高中以上))
    照料很难 = 很(走访所见照料, (要照料人数 > 0) & (能照料人数 == 0))
    照料有难 = 有(走访所见照料, 要照料人数 > 能照料人数)
    劳动力很难 = 很(走访所见劳动力, ~成员.任一(有劳动力))
    劳动力有难 = 有(走访所见劳动力, ~成员.任一(有劳动力) | 成员.任一(在世 & 登记失业))
    变故很难 = 很(走访所见变故, 成员.计数(近来去世) >= 去世人数线)
    变故有难 = 有(走访所见变故, 成员.任一(近来去世))

    # 三、得分：至少多少，至多多少
    收入至少, 收入至多 = 至少(收入很难, 收入有难, 收入满分), 至多(收入很难, 收入有难, 收入满分)
    健康至少, 健康至多 = 至少(健康很难, 健康有难, 健康满分), 至多(健康很难, 健康有难, 健康满分)
    住房至少, 住房至多 = 至少(住房很难, 住房有难, 住房满分), 至多(住房很难, 住房有难, 住房满分)
    教育至少, 教育至多 = 至少(教育很难, 教育有难, 教育满分), 至多(教育很难, 教育有难, 教育满分)
    照料至少, 照料至多 = 至少(照料很难, 照料有难, 照料满分), 至多(照料很难, 照料有难, 照料满分)
    劳动力至少 = 至少(劳动力很难, 劳动力有难, 劳动力满分)
    劳动力至多 = 至多(劳动力很难, 劳动力有难, 劳动力满分)
    变故至少, 变故至多 = 至少(变故很难, 变故有难, 变故满分), 至多(变故很难, 变故有难, 变故满分)
    困难最低分 = Amount(
        收入至少 + 健康至少 + 住房至少 + 教育至少 + 照料至少 + 劳动力至少 + 变故至少,
        cites=分层条, unit=得分)
    困难最高分 = Amount(
        收入至多 + 健康至多 + 住房至多 + 教育至多 + 照料至多 + 劳动力至多 + 变故至多,
        cites=分层条, unit=得分)
    满分 = Amount(
        收入满分 + 健康满分 + 住房满分 + 教育满分 + 照料满分 + 劳动力满分 + 变故满分,
        cites=分层条, unit=得分)
