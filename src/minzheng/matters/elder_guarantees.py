"""基本养老服务对象：清单各项给哪一类老年人；每类一条可以执行的规则，一人算和全市算用同一条。

清单的行（matters/guarantees.yaml、cities/ 里各地的清单）按名字引用这里和各事项的规则。
"""

# ruff: noqa: I001 - the words of the law stand in rows, as the glossary groups them
# fmt: off
from minzheng.kernel.policy import Amount, Policy, Rule
from minzheng.kernel.words import 周岁, 若未知
from minzheng.matters.economy import 家庭经济状况 as 家
from minzheng.statutes.elderly_law import 国家基本养老服务清单 as 清单
from minzheng.statutes.elderly_law import 老年人权益保障法 as 老年法
from minzheng.vocabulary import longevity
from minzheng.vocabulary.ability import 居住状况, 评估年龄
from minzheng.vocabulary.allowance import 户口在本地
from minzheng.vocabulary.assistance import 在领低保
from minzheng.vocabulary.benefits import 低保边缘认定, 特困供养
from minzheng.vocabulary.guarantees import (
    养老金年龄, 港澳台居民, 老年年龄, 计生特殊家庭, 高龄老人年龄,
)
from minzheng.vocabulary.meals import 优抚对象
from minzheng.vocabulary.person import 养老金, 出生日期

补贴条 = (老年法.第三十七条, 清单.第二部分)


class 基本养老服务对象(Policy):
    title = "基本养老服务对象"
    subject = "person"

    # 一、按年龄
    在世 = Rule(~家.已去世, cites=老年法.第二条)
    年龄 = Amount(周岁(出生日期), cites=老年法.第二条)
    老年人 = Rule(在世 & (年龄 >= 老年年龄), cites=老年法.第二条)
    到领取养老金年龄 = Rule(在世 & (年龄 >= 养老金年龄), cites=清单.第一部分第一项)
    到能力评估年龄 = Rule(在世 & (年龄 >= 评估年龄), cites=清单.第一部分第三项)
    八十岁以上 = Rule(在世 & (年龄 >= 高龄老人年龄), cites=清单.第一部分第四项)

    # 二、按困难程度
    低收入 = Rule(特困供养 | 在领低保 | 低保边缘认定, cites=补贴条)
    经济困难老年人 = Rule(老年人 & 低收入, cites=补贴条)
    特困老年人 = Rule(老年人 & 特困供养, cites=清单.第四部分)
    # 户口没有核对的也告知，办理时核实；已经查明在外地的不告知。
    高龄津贴对象 = Rule(在世 & (年龄 >= longevity.起领年龄) & (~longevity.限低收入 | 低收入)
                  & 若未知(户口在本地, True), cites=老年法.第三十三条)

    # 三、特殊困难和特殊贡献
    独居 = Rule(居住状况 == "独居", cites=清单.第四部分)
    特殊困难老年人 = Rule(老年人 & (独居 | 家.重度残疾 | 若未知(计生特殊家庭, False)),
                   cites=清单.第四部分)
    计生特殊家庭老年人 = Rule(老年人 & 计生特殊家庭, cites=清单.第四部分)
    特殊贡献老年人 = Rule(老年人 & 优抚对象, cites=清单.第五部分)

    # 四、港澳台居民：在内地居住的，凭居住证、来往内地通行证；登记簿没有登记这两种证件的不算
    港澳台老年人 = Rule(老年人 & 若未知(港澳台居民, False), cites=老年法.第二条)

    # 五、是不是已经在享受
    在领养老金 = Rule(养老金 > 0, cites=清单.第一部分第一项)
    在领特困供养 = Rule(特困供养, cites=清单.第四部分)
