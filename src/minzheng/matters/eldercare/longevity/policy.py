"""高龄津贴（长寿保健金）：到了当地规定年龄的户籍老人按月发给，年龄越高金额越高。"""

# fmt: off
from minzheng.kernel.policy import Amount, Policy, Rule
from minzheng.kernel.words import 周岁, 当, 若未知
from minzheng.matters.economy import 家庭经济状况 as 家
from minzheng.statutes.elderly_law import 国家基本养老服务清单 as 清单
from minzheng.statutes.elderly_law import 老年人权益保障法 as 老年法
from minzheng.vocabulary import longevity as 参数
from minzheng.vocabulary.allowance import 户口在本地
from minzheng.vocabulary.assistance import 在领低保
from minzheng.vocabulary.benefits import 低保边缘认定, 在领高龄津贴, 特困供养, 高龄津贴额
from minzheng.vocabulary.person import 出生日期

津贴条 = (老年法.第三十三条, 清单.第一部分第四项)


class 高龄津贴(Policy):
    title = "高龄津贴"
    subject = "person"

    # 一、谁可以领
    已去世 = 家.已去世
    年龄 = Amount(周岁(出生日期), cites=津贴条)
    到龄 = Rule(年龄 >= 参数.起领年龄, cites=津贴条)
    收入条件 = Rule(~参数.限低收入 | 在领低保 | 低保边缘认定 | 特困供养, cites=津贴条)
    户籍条件 = Rule(户口在本地, cites=津贴条)
    给予津贴 = Rule(到龄 & 收入条件 & 户籍条件 & ~已去世, cites=津贴条)

    # 二、发多少
    低档标准 = Amount(当(年龄 >= 参数.二档年龄, 参数.二档标准, 参数.一档标准), cites=津贴条)
    中档标准 = Amount(当(年龄 >= 参数.三档年龄, 参数.三档标准, 低档标准), cites=津贴条)
    档次标准 = Amount(当(年龄 >= 参数.四档年龄, 参数.四档标准, 中档标准), cites=津贴条)
    月津贴 = Amount(当(给予津贴, 档次标准, 0), cites=津贴条)
    满百岁 = Rule(年龄 >= 参数.百岁年龄, cites=津贴条)
    年度慰问金 = Amount(当(给予津贴 & 满百岁, 参数.百岁慰问金, 0), cites=津贴条)
    有年度慰问金 = Rule(年度慰问金 > 0, cites=津贴条)

    # 三、系统找人和动态管理
    # 户口是否在本地还没有核对的也告知，核实后再决定。
    到龄未领 = Rule(到龄 & 收入条件 & ~已去世 & ~在领高龄津贴 & 若未知(户口在本地, True),
                cites=津贴条)
    到龄升档 = Rule(在领高龄津贴 & ~已去世 & (档次标准 > 高龄津贴额), cites=津贴条)
    应当维持 = Rule(给予津贴 & (月津贴 == 高龄津贴额), cites=津贴条)
    应当增发 = Rule(给予津贴 & (月津贴 > 高龄津贴额), cites=津贴条)
    应当减发 = Rule(给予津贴 & (月津贴 < 高龄津贴额), cites=津贴条)
    应当停发 = Rule(~给予津贴, cites=津贴条)
    在领 = Rule(在领高龄津贴, cites=津贴条)
    在发金额 = Amount(当(在领高龄津贴, 高龄津贴额, 0), cites=津贴条)
