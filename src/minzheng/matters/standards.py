"""每年的标准怎样跟着消费支出调整：上年度人均消费支出乘比例，取整后不低于现行标准。"""

# fmt: off
from minzheng.kernel.policy import Amount, Policy, Rule
from minzheng.kernel.words import 元, 取大, 四舍五入, 均分, 进位
from minzheng.statutes.destitute_support_2016 import 特困供养意见
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary.assistance import 低保标准, 边缘家庭倍数
from minzheng.vocabulary.standards import 上年人均消费支出, 标准占消费比例, 特困基本生活倍数

特困条 = (法.第十七条, 特困供养意见.第三部分第二项)


class 标准调整(Policy):
    title = "保障标准年度调整"

    月人均消费支出 = Amount(均分(上年人均消费支出, 12), cites=法.第十九条)
    # 疑问：有的城市写“不低于”某个比例，取整办法没有写明；现向上取到整元，不会低于比例。
    测算低保标准 = Amount(进位(月人均消费支出 * 标准占消费比例, 元), cites=法.第十九条)
    # 消费支出下降的年份，标准不降。
    拟定低保标准 = Amount(取大(测算低保标准, 低保标准), cites=法.第十九条)
    应当调整 = Rule(拟定低保标准 > 低保标准, cites=法.第十九条)
    每人每月调增 = Amount(拟定低保标准 - 低保标准, cites=法.第十九条)
    拟定边缘标准 = Amount(四舍五入(拟定低保标准 * 边缘家庭倍数, 元), cites=法.第二十一条)
    拟定特困基本生活标准 = Amount(四舍五入(拟定低保标准 * 特困基本生活倍数, 元), cites=特困条)
