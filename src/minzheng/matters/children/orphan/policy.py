"""孤儿：父母都不在了，又没有被收养；按散居或者机构养育的标准发给基本生活费。"""

# ruff: noqa: I001 - the words of the law stand in rows, as the glossary groups them
# fmt: off
from minzheng.kernel.policy import Amount, Policy, Rule
from minzheng.kernel.words import 周岁, 已知, 当, 当日, 月数
from minzheng.matters.stacking import 依据, 可以享受, 应发
from minzheng.statutes.orphan_opinions_2010 import 孤儿保障意见 as 意见
from minzheng.vocabulary import children as 词
from minzheng.vocabulary.benefits import 在领孤儿生活费, 在领无人抚养补贴, 孤儿生活费额
from minzheng.vocabulary.children import (
    原待遇衔接停发, 养育方式, 找到生父母, 散居标准, 机构标准, 母亲情况, 父亲情况, 被收养,
)
from minzheng.vocabulary.limits import 成年年龄
from minzheng.vocabulary.person import 出生日期, 就学阶段, 死亡日期

本事项 = "children/orphan"
保障条 = 意见.第二部分第一项
不在 = (*词.死亡或失踪, "查找不到")


class 孤儿基本生活保障(Policy):
    title = "孤儿基本生活保障"

    # 一、是不是孤儿
    父亲不在 = Rule(父亲情况.属于(*不在), cites=保障条)
    母亲不在 = Rule(母亲情况.属于(*不在), cites=保障条)
    # 疑问：一方去世、另一方查找不到的，意见没有单写；现在也认定为孤儿（待法规科答复）。
    失去父母 = Rule(父亲不在 & 母亲不在, cites=保障条)
    孤儿身份 = Rule(失去父母 & ~被收养 & ~找到生父母, cites=(保障条, 意见.第一部分第四项))

    # 二、年龄
    已去世 = Rule(已知(死亡日期) & (死亡日期 <= 当日), cites=保障条)
    未成年 = Rule(周岁(出生日期) < 成年年龄, cites=保障条)
    # 疑问：成年后仍在校的怎样发给，意见没有写；哪些学段由参数定（待法规科答复）。
    在校延续 = Rule(~未成年 & (
        (词.高中延续 & 就学阶段.属于("初中", "普通高中", "中等职业学校"))
        | (词.大学延续 & 就学阶段.属于("全日制专科", "全日制本科"))), cites=保障条)
    将满成年年龄 = Rule(未成年 & (月数(出生日期) >= 成年年龄 * 12 - 词.提前月数), cites=保障条)

    # 三、保障和金额
    # 原来领事实无人抚养补贴或者特困供养金的，同月停发、次月接上，孩子的钱不断也不重。
    可以接上 = Rule(可以享受(本事项) | 原待遇衔接停发, cites=依据(本事项))
    给予保障 = Rule(孤儿身份 & (未成年 | 在校延续) & ~已去世 & 可以接上,
                cites=(保障条, *依据(本事项)))
    机构养育 = Rule(养育方式 == "福利机构养育", cites=意见.第一部分第二项)
    # 疑问：家庭寄养的孩子由福利机构监护，按哪个标准没有写；现按散居（待法规科答复）。
    养育标准 = Amount(当(机构养育, 机构标准, 散居标准), cites=保障条)
    机构标准偏低 = Rule(机构养育 & (机构标准 <= 散居标准), cites=保障条)
    月生活费 = Amount(当(给予保障, 应发(本事项, 养育标准), 0), cites=(保障条, *依据(本事项)))

    # 四、确认以后
    在领人员 = Rule(在领孤儿生活费, cites=保障条)
    机构养育人员 = Rule(在领孤儿生活费 & 机构养育, cites=意见.第一部分第二项)
    在发金额 = Amount(当(在领孤儿生活费, 孤儿生活费额, 0), cites=保障条)
    重复领取 = Rule(在领孤儿生活费 & 在领无人抚养补贴, cites=依据(本事项))
    应当维持 = Rule(给予保障 & (月生活费 == 孤儿生活费额), cites=保障条)
    应当增发 = Rule(给予保障 & (月生活费 > 孤儿生活费额), cites=保障条)
    应当减发 = Rule(给予保障 & (月生活费 < 孤儿生活费额), cites=保障条)
    应当终止 = Rule(~给予保障, cites=保障条)
