"""事实无人抚养儿童：父母双方的情形合起来看，符合的按当地孤儿标准发给，已有别的待遇的补差。"""

# fmt: off
from minzheng.kernel.expr import Expr
from minzheng.kernel.policy import Amount, Policy, Rule
from minzheng.kernel.words import 之差天数, 周岁, 已知, 当, 当日, 月数
from minzheng.matters.stacking import 依据, 可以享受, 应发
from minzheng.statutes.orphan_opinions_2010 import 孤儿保障意见 as 孤儿意见
from minzheng.statutes.unattended_children import 事实无人抚养儿童意见 as 意见
from minzheng.statutes.unattended_children import 事实无人抚养儿童通知 as 通知
from minzheng.vocabulary import children as 词
from minzheng.vocabulary.benefits import 在领孤儿生活费, 在领无人抚养补贴, 无人抚养补贴额
from minzheng.vocabulary.children import 散居标准, 母亲, 父亲, 父母一方, 被收养
from minzheng.vocabulary.limits import 成年年龄
from minzheng.vocabulary.person import 出生日期, 就学阶段, 死亡日期

本事项 = "children/unattended"
情形条 = (意见.第一部分, 通知.第一部分)
终止条, 补贴条 = 意见.第二部分第四项, 依据(本事项)


def 重残(parent: 父母一方) -> Expr:
    """Grade one or two of any kind, three or four of the intellectual and mental."""
    light = parent.残疾等级.属于("三级", "四级") & parent.残疾类别.属于("智力", "精神")
    return (parent.情况 == "重度残疾") & (parent.残疾等级.属于("一级", "二级") | light)


def 限制自由(parent: 父母一方, months: Expr) -> Expr:
    """A term of the length that the law names, which has not yet run out."""
    # 疑问：“6个月以上”按判决、决定的整个期限算，不按剩余期限，含本数（待法规科答复）。
    long_enough = months >= 词.限制自由月数
    return parent.情况.属于(*词.限制自由) & long_enough & (parent.届满日期 > 当日)


def 失联(parent: 父母一方) -> Expr:
    """Out of contact and not caring for so long, and proved to be so."""
    proved = parent.失联证明.属于("公安查找情况回执单", "承诺书、邻里证明和村社查证")
    long_enough = 月数(parent.起始日期) >= 词.失联月数
    return (parent.情况 == "失去联系") & parent.未履行抚养 & proved & long_enough


def 不能监护(parent: 父母一方) -> Expr:
    """The two situations that were added in 2020."""
    sent_away = (parent.情况 == "被遣送或者驱逐出境") & parent.未履行抚养
    return (parent.情况 == "被撤销监护人资格") | sent_away


def 期限已满(parent: 父母一方) -> Expr:
    """The term has run out."""
    return parent.情况.属于(*词.限制自由) & (parent.届满日期 <= 当日)


def 期限将满(parent: 父母一方, held: Expr) -> Expr:
    """The term will soon run out."""
    return held & (之差天数(parent.届满日期, 当日) <= 词.提前天数)


class 事实无人抚养儿童保障(Policy):
    title = "事实无人抚养儿童保障"

    # 一、父亲、母亲各自的情形
    父亲重残 = Rule(重残(父亲), cites=意见.第一部分)
    父亲重病 = Rule((父亲.情况 == "患重病") & 父亲.属重病范围, cites=意见.第一部分)
    父亲期限月数 = Amount(月数(父亲.起始日期, 父亲.届满日期), cites=意见.第一部分)
    父亲限制自由 = Rule(限制自由(父亲, 父亲期限月数), cites=意见.第一部分)
    父亲失联 = Rule(失联(父亲), cites=(意见.第一部分, 通知.第二部分))
    父亲不能监护 = Rule(不能监护(父亲), cites=通知.第一部分)
    父亲有所列情形 = Rule(父亲重残 | 父亲重病 | 父亲限制自由 | 父亲失联 | 父亲不能监护,
                   cites=情形条)
    父亲死亡或失踪 = Rule(父亲.情况.属于(*词.死亡或失踪), cites=意见.第一部分)
    母亲重残 = Rule(重残(母亲), cites=意见.第一部分)
    母亲重病 = Rule((母亲.情况 == "患重病") & 母亲.属重病范围, cites=意见.第一部分)
    母亲期限月数 = Amount(月数(母亲.起始日期, 母亲.届满日期), cites=意见.第一部分)
    母亲限制自由 = Rule(限制自由(母亲, 母亲期限月数), cites=意见.第一部分)
    母亲失联 = Rule(失联(母亲), cites=(意见.第一部分, 通知.第二部分))
    母亲不能监护 = Rule(不能监护(母亲), cites=通知.第一部分)
    母亲有所列情形 = Rule(母亲重残 | 母亲重病 | 母亲限制自由 | 母亲失联 | 母亲不能监护,
                   cites=情形条)
    母亲死亡或失踪 = Rule(母亲.情况.属于(*词.死亡或失踪), cites=意见.第一部分)

    # 二、双方合起来：双方都有情形，或者一方死亡、失踪而另一方有情形；双方都死亡、失踪的是孤儿
    # 疑问：一方查找不到（例如非婚生子女的生父不明）而另一方有情形的，两个文件都没有写；
    # 现在要先按失去联系查证（待法规科答复）。
    事实无人抚养 = Rule((父亲有所列情形 & 母亲有所列情形) | (父亲死亡或失踪 & 母亲有所列情形)
                  | (父亲有所列情形 & 母亲死亡或失踪), cites=情形条)
    应转孤儿 = Rule(父亲死亡或失踪 & 母亲死亡或失踪, cites=孤儿意见.第二部分第一项)

    # 三、年龄
    已去世 = Rule(已知(死亡日期) & (死亡日期 <= 当日), cites=终止条)
    未成年 = Rule(周岁(出生日期) < 成年年龄, cites=意见.第一部分)
    # 疑问：年满18周岁仍在校的按国家有关规定执行，规定的原文没有读到；哪些学段由参数定。
    在校延续 = Rule(~未成年 & (
        (词.高中延续 & 就学阶段.属于("初中", "普通高中", "中等职业学校"))
        | (词.大学延续 & 就学阶段.属于("全日制专科", "全日制本科"))), cites=终止条)
    将满成年年龄 = Rule(未成年 & (月数(出生日期) >= 成年年龄 * 12 - 词.提前月数), cites=终止条)

    # 四、保障和金额
    给予保障 = Rule(事实无人抚养 & (未成年 | 在校延续) & ~已去世 & ~被收养 & 可以享受(本事项),
                cites=(*情形条, *依据(本事项)))
    月补贴 = Amount(当(给予保障, 应发(本事项, 散居标准), 0), cites=补贴条)
    # 已领的待遇不低于孤儿标准的，差额为零，没有可发的。
    应当发放 = Rule(给予保障 & (月补贴 > 0), cites=补贴条)

    # 五、确认以后
    在领人员 = Rule(在领无人抚养补贴, cites=补贴条)
    在发金额 = Amount(当(在领无人抚养补贴, 无人抚养补贴额, 0), cites=补贴条)
    已转孤儿 = Rule(在领孤儿生活费, cites=依据(本事项))
    父母期限已满 = Rule(期限已满(父亲) | 期限已满(母亲), cites=终止条)
    父母期限将满 = Rule(期限将满(父亲, 父亲限制自由) | 期限将满(母亲, 母亲限制自由),
                  cites=终止条)
    应当维持 = Rule(应当发放 & (月补贴 == 无人抚养补贴额), cites=意见.第三部分第一项)
    应当增发 = Rule(应当发放 & (月补贴 > 无人抚养补贴额), cites=意见.第三部分第一项)
    应当减发 = Rule(应当发放 & (月补贴 < 无人抚养补贴额), cites=意见.第三部分第一项)
    应当终止 = Rule(~应当发放, cites=终止条)
