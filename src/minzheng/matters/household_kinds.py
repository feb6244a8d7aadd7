"""家庭类别：试算和统计时按哪几类家庭分开看；一户只归入最先符合的一类。"""

from minzheng.kernel.policy import Policy, Rule
from minzheng.kernel.words import 周岁, 成员
from minzheng.matters.economy import 分类施保对象 as 类别
from minzheng.matters.economy import 家庭经济状况 as 家
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary.person import 出生日期

在世 = ~家.已去世


class 家庭类别(Policy):
    title = "家庭类别"

    有重度残疾成员的家庭 = Rule(成员.任一(在世 & 家.重度残疾), cites=法.第二十条)
    全是老年人的家庭 = Rule(
        成员.任一(在世) & 成员.全部(家.已去世 | 类别.是老年人), cites=法.第二十条
    )
    有未成年人的家庭 = Rule(成员.任一(在世 & 家.未成年), cites=法.第二十条)
    一人家庭 = Rule(成员.计数(在世 & (周岁(出生日期) >= 0)) == 1, cites=法.第十八条)
