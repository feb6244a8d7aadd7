"""分类施保金单独发放：低保成员中的老年人、未成年人、重残和重病的人，按低保标准的比例发给。"""

# ruff: noqa: I001 - the words of the law stand in rows, as the glossary groups them
# fmt: off
from minzheng.kernel.policy import Amount, Policy, Rule
from minzheng.kernel.words import 当
from minzheng.matters.economy import 分类施保对象 as 类别
from minzheng.matters.economy import 占标准, 家庭经济状况 as 家
from minzheng.statutes.safety_net_2022 import 兜底保障通知 as 通知
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary import benefits as 台账, limits as 参数
from minzheng.vocabulary.assistance import 在领低保

增减条 = (法.第二十条, 法.第四十七条)


class 单独发放分类施保(Policy):
    title = "分类施保金"
    subject = "person"

    # 一、谁：低保家庭里拿到低保金的成员，属于其中一类
    已去世, 未成年, 重度残疾 = 家.已去世, 家.未成年, 家.重度残疾
    是老年人, 分类施保比例 = 类别.是老年人, 类别.分类施保比例
    # 家里有人在领，本人没有份的（例如只有别人单独纳入、本人连续拒绝工作），不发。
    在保成员 = Rule(在领低保 & (台账.本人低保金 > 0), cites=法.第二十条)
    属于施保对象 = Rule(分类施保比例 > 0, cites=法.第二十条)
    # 随低保金一起发的地方，这里一律不发，不会发两份。
    给予分类施保 = Rule(~参数.随低保发放 & 在保成员 & 属于施保对象 & ~已去世, cites=法.第二十条)

    # 二、多少：低保标准 × 比例，几类重合的按最高的一类
    本人分类施保金 = Amount(当(给予分类施保, 占标准(分类施保比例), 0), cites=法.第二十条)

    # 三、系统发现的人，和在领以后的变化
    应当主动发放 = Rule(给予分类施保 & ~台账.在领分类施保金, cites=(法.第十条, 法.第二十条))
    在领分类施保 = Rule(台账.在领分类施保金, cites=法.第二十条)
    在领施保金额 = Amount(当(台账.在领分类施保金, 台账.分类施保金额, 0), cites=法.第二十条)
    金额有变化 = Rule(在领分类施保 & (本人分类施保金 != 台账.分类施保金额), cites=增减条)
    应当维持 = Rule(给予分类施保 & (本人分类施保金 == 台账.分类施保金额), cites=法.第二十条)
    应当增发 = Rule(给予分类施保 & (本人分类施保金 > 台账.分类施保金额), cites=增减条)
    应当减发 = Rule(给予分类施保 & (本人分类施保金 < 台账.分类施保金额), cites=增减条)
    应当停发 = Rule(~给予分类施保, cites=增减条)
    本人去世 = Rule(已去世, cites=通知.第一部分第三项)
