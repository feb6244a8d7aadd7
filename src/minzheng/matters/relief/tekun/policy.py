"""特困人员救助供养：三个条件都具备的，发基本生活费，再按自理能力发照料护理费。"""

# ruff: noqa: I001 - the words of the law stand in rows, as the glossary groups them
# fmt: off
from functools import reduce
from operator import add

from minzheng.kernel.expr import Expr
from minzheng.kernel.policy import Amount, Policy, Rule
from minzheng.kernel.units import 项
from minzheng.kernel.words import 周岁, 均分, 已知, 当, 当日, 取大
from minzheng.matters.stacking import 依据, 可以享受
from minzheng.statutes.destitute_recognition import 特困人员认定办法 as 办法
from minzheng.statutes.destitute_support_2016 import 特困供养意见 as 意见
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary import destitute as 特困, limits as 参数
from minzheng.vocabulary.assistance import 低保标准, 抽签位次
from minzheng.vocabulary.benefits import 特困供养, 特困供养金, 高龄津贴额
from minzheng.vocabulary.destitute import Obligor, 义务人人数, 义务人表
from minzheng.vocabulary.person import (
    一次性收入, 优待抚恤金, 养老金, 出生日期, 基础养老金, 就学阶段, 工资性收入, 死亡日期,
    残疾等级, 残疾类别, 离家情形, 经营净收入, 财产净收入, 赡养抚养费, 转移性支出, 转移性收入,
)
from minzheng.vocabulary.standards import 上年人均可支配收入

财产条, 标准条 = (法.第二十三条, 办法.第七条), (法.第十七条, 意见.第三部分第二项)
终止条, 延续条 = 办法.第二十四条, (法.第十六条, 办法.第二十四条)
义务人一, 义务人二, 义务人三, 义务人四 = 义务人表


def 高龄或者重残(one: Obligor) -> Expr:
    """收入低、财产符合规定的，可以算没有能力的老人和残疾人。"""
    disabled = one.disability.属于("重度残疾", "三级智力、精神残疾")
    return (周岁(one.born_on) >= 特困.高龄义务人年龄) | disabled


def 失能失踪服刑(one: Obligor) -> Expr:
    """财产符合规定的，可以算没有能力的特别情形。"""
    return one.state.属于("无民事行为能力", "被宣告失踪", "在监狱服刑")


def 无履行能力(one: Obligor) -> Rule:
    """一个义务人有没有能力：照第八条各项逐项看，有一项就算没有能力。"""
    aged = (one.relief == "最低生活保障对象") & (周岁(one.born_on) >= 特困.低保义务人年龄)
    earns_little = (one.income < 上年人均可支配收入) & one.poor
    return Rule((one.relief == "特困人员") | aged | (高龄或者重残(one) & earns_little)
                | (失能失踪服刑(one) & one.poor) | (one.state == "省里规定的其他情形"),
                cites=办法.第八条)


class 特困人员救助供养(Policy):
    title = "特困人员救助供养"
    subject = "person"

    # 一、无劳动能力
    是老年人 = Rule(周岁(出生日期) >= 特困.老年年龄, cites=办法.第五条)
    是未成年人 = Rule(周岁(出生日期) < 特困.未成年年龄, cites=办法.第五条)
    残疾无劳动能力 = Rule(
        (残疾等级.属于("一级", "二级", "三级") & 残疾类别.属于("智力", "精神"))
        | (残疾等级.属于("一级", "二级") & (残疾类别 == "肢体"))
        | ((残疾等级 == "一级") & (残疾类别 == "视力"))
        | ((残疾类别 == "多重") & 特困.多重残疾符合), cites=办法.第五条)
    # 省里没有规定其他情形的，这一项不用问。
    其他无劳动能力 = Rule(特困.省定其他情形 & 特困.省定无劳动能力, cites=办法.第五条)
    无劳动能力 = Rule(是老年人 | 是未成年人 | 残疾无劳动能力 | 其他无劳动能力, cites=办法.第五条)
    在校 = Rule(就学阶段.属于("小学", "初中", "普通高中", "中等职业学校"), cites=延续条)
    未满延续年龄 = Rule(周岁(出生日期) < 特困.延续年龄, cites=延续条)
    未成年延续 = Rule(特困供养 & (未满延续年龄 | (在校 & 特困.未成年时认定)), cites=延续条)

    # 二、无生活来源：本人收入和财产
    养老金计入 = Amount(当(养老金 > 0, 养老金 - 基础养老金, 0), cites=办法.第六条)
    # 转移性收入按填报的全部补贴计，其中的高龄津贴由发放台账给出，不再问。
    转移计入 = Amount(当(转移性收入 > 0, 取大(转移性收入 - 优待抚恤金 - 高龄津贴额, 0), 0),
                cites=办法.第六条)
    转移净额 = Amount(养老金计入 + 转移计入 + 赡养抚养费 + 均分(一次性收入, 参数.收入核算月数)
                - 转移性支出, cites=办法.第六条)
    本人月收入 = Amount(取大(工资性收入 + 经营净收入 + 财产净收入 + 转移净额, 0), cites=办法.第六条)
    收入低于标准 = Rule(本人月收入 < 低保标准, cites=办法.第六条)
    本人金融资产 = Amount(特困.本人存款 + 特困.本人其他金融资产, cites=财产条)
    本人金融资产上限 = Amount(低保标准 * 特困.存款月数, cites=财产条)
    # 疑问：省里还没有依第二十三条规定特困人员的财产限额，现按参数（待法规科答复）。
    财产符合规定 = Rule((本人金融资产 <= 本人金融资产上限) & (特困.本人车辆 <= 特困.车辆上限)
                  & (特困.本人住房 <= 特困.住房上限) & (特困.本人出资 <= 特困.出资上限),
                  cites=财产条)
    无生活来源 = Rule(收入低于标准 & 财产符合规定, cites=办法.第六条)

    # 三、没有义务人，或者义务人都没有能力
    义务人一无能力 = 无履行能力(义务人一)
    义务人二无能力 = 无履行能力(义务人二)
    义务人三无能力 = 无履行能力(义务人三)
    义务人四无能力 = 无履行能力(义务人四)
    无人供养 = Rule(
        ((义务人人数 < 1) | 义务人一无能力) & ((义务人人数 < 2) | 义务人二无能力)
        & ((义务人人数 < 3) | 义务人三无能力) & ((义务人人数 < 4) | 义务人四无能力)
        & ((义务人人数 < 5) | 特困.其余义务人无能力), cites=(办法.第四条, 办法.第八条))

    # 四、认定
    已去世 = Rule(已知(死亡日期) & (死亡日期 <= 当日), cites=终止条)
    没有其他供养 = Rule(可以享受("relief/tekun"), cites=依据("relief/tekun"))
    符合条件 = Rule((无劳动能力 | 未成年延续) & 无生活来源 & 无人供养
                & 没有其他供养 & ~已去世, cites=(办法.第四条, 办法.第九条))

    # 五、自理能力：六项中有几项不能自主完成
    不能完成项数 = Amount(reduce(add, (当(能, 0, 1) for 能 in 特困.六项指标)), unit=项,
                  cites=办法.第二十一条)
    全自理 = Rule(不能完成项数 < 1, cites=办法.第二十二条)
    半护理 = Rule((不能完成项数 >= 1) & (不能完成项数 <= 特困.半护理上限), cites=办法.第二十二条)
    全护理 = Rule(不能完成项数 > 特困.半护理上限, cites=办法.第二十二条)

    # 六、供养金：基本生活费加照料护理费；哪一项标准没有录入，就算不出总额，不当作零
    基本生活费 = Amount(当(符合条件, 当(特困.农村供养对象, 特困.农村基本生活标准,
                                  特困.基本生活标准), 0), cites=(*标准条, 办法.第十九条))
    照料护理标准 = Amount(当(特困.供养方式 == "集中供养",
        当(全自理, 特困.集中全自理标准, 当(半护理, 特困.集中半护理标准, 特困.集中全护理标准)),
        当(全自理, 特困.分散全自理标准, 当(半护理, 特困.分散半护理标准, 特困.分散全护理标准))),
        cites=(*标准条, 办法.第二十条))
    照料护理费 = Amount(当(符合条件, 照料护理标准, 0), cites=(*标准条, 办法.第二十条))
    月供养金 = Amount(基本生活费 + 照料护理费, cites=标准条)

    # 七、抽查、调整和终止
    应当抽查 = Rule(抽签位次 < 特困.每十件抽查件数, cites=办法.第十六条)
    失踪或者服刑 = Rule(离家情形.属于("被宣告失踪", "在监狱服刑"), cites=终止条)
    应当终止 = Rule(已去世 | 失踪或者服刑 | 特困.自愿退出 | ~符合条件, cites=终止条)
    须转入其他救助 = Rule(~(特困.转入救助 == "暂不需要"), cites=办法.第二十七条)
    应当维持 = Rule(符合条件 & (月供养金 == 特困供养金), cites=办法.第二十三条)
    应当提高 = Rule(符合条件 & (月供养金 > 特困供养金), cites=办法.第二十三条)
    应当降低 = Rule(符合条件 & (月供养金 < 特困供养金), cites=(法.第四十八条, 办法.第二十三条))
    在供养 = Rule(特困供养, cites=办法.第四条)
    在发供养金 = Amount(当(特困供养, 特困供养金, 0), cites=办法.第十七条)
