"""人员类别：按人发放的事项，试算和统计时按哪几类人分开看；一人只归入最先符合的一类。"""

from minzheng.kernel.policy import Policy, Rule
from minzheng.kernel.words import 周岁
from minzheng.matters.economy import 分类施保对象 as 类别
from minzheng.matters.economy import 家庭经济状况 as 家
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary.person import 出生日期


class 人员类别(Policy):
    title = "人员类别"

    未成年人 = Rule(家.未成年, cites=法.第二十条)
    八十岁以上老年人 = Rule(周岁(出生日期) >= "80岁", cites=法.第二十条)
    其他老年人 = Rule(类别.是老年人, cites=法.第二十条)
    重度残疾的成年人 = Rule(家.重度残疾, cites=法.第二十条)
