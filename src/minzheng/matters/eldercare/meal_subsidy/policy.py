"""老年人助餐：谁有补贴，一餐饭市、区、镇各补多少，自己付多少。"""

# fmt: off
from minzheng.kernel.expr import Expr, Param
from minzheng.kernel.policy import Amount, Policy, Rule
from minzheng.kernel.words import 取大, 取小, 周岁, 当, 舍去, 若未知
from minzheng.matters.economy import 家庭经济状况 as 家
from minzheng.statutes.elderly_law import 老年人权益保障法 as 老年法
from minzheng.vocabulary import meals as 餐
from minzheng.vocabulary.allowance import 户口在本地
from minzheng.vocabulary.assistance import 在领低保
from minzheng.vocabulary.benefits import 低保边缘认定, 特困供养
from minzheng.vocabulary.person import 出生日期

# 疑问：助餐补贴只见于地方文件（广州2025年、增城正果2020年，均据公开报道），法律依据待法规科答复。
养老补贴条 = 老年法.第三十七条


def 按档(困难: Expr, 高龄: Expr, *定额: Param) -> Expr:
    """困难优待对象、高龄老人、其他老人，各有各的定额。"""
    return 当(困难, 定额[0], 当(高龄, 定额[1], 定额[2]))


def 按价(比例: Param, 封顶: Param) -> Expr:
    """餐价的一份，不超过封顶；不足一分的舍去。"""
    return 取小(舍去(餐.餐价 * 比例), 封顶)


class 老年人助餐(Policy):
    title = "老年人助餐"
    subject = "person"

    # 一、谁有补贴
    已去世 = 家.已去世
    年龄 = Amount(周岁(出生日期), cites=养老补贴条)
    到龄 = Rule(年龄 >= 餐.起始年龄, cites=养老补贴条)
    住在家里 = Rule(餐.居家养老, cites=养老补贴条)
    可以登记 = Rule(到龄 & 户口在本地 & 住在家里 & ~已去世, cites=养老补贴条)

    # 二、属于哪一档
    # 没有登记为优抚对象的，按不是算；台账里的困难身份由系统带出。
    困难优待 = Rule(特困供养 | 在领低保 | 低保边缘认定 | 若未知(餐.优抚对象, False),
                cites=养老补贴条)
    高龄 = Rule(年龄 >= 餐.高龄年龄, cites=养老补贴条)

    # 三、这一餐有没有补贴
    餐数未满 = Rule((餐.当天已补餐数 < 餐.每天餐数) & (餐.同餐已补餐数 < 餐.每餐次数),
                cites=养老补贴条)
    给予补贴 = Rule(到龄 & 餐.本市户籍 & 住在家里 & ~已去世 & 餐数未满, cites=养老补贴条)
    有区级补贴 = Rule(给予补贴 & 餐.本区户籍, cites=养老补贴条)
    有镇级补贴 = Rule(给予补贴 & 餐.本区户籍 & 餐.本镇户籍, cites=养老补贴条)

    # 四、餐费：先市、再区、后镇，加起来不超过餐价
    市级标准 = Amount(按价(餐.市级比例, 餐.市级封顶)
                  + 按档(困难优待, 高龄, 餐.市级困难定额, 餐.市级高龄定额, 餐.市级普通定额),
                  cites=养老补贴条)
    区级标准 = Amount(按价(餐.区级比例, 餐.区级封顶)
                  + 按档(困难优待, 高龄, 餐.区级困难定额, 餐.区级高龄定额, 餐.区级普通定额),
                  cites=养老补贴条)
    镇级标准 = Amount(按价(餐.镇级比例, 餐.镇级封顶)
                  + 按档(困难优待, 高龄, 餐.镇级困难定额, 餐.镇级高龄定额, 餐.镇级普通定额),
                  cites=养老补贴条)
    市级餐费补贴 = Amount(当(给予补贴, 取小(市级标准, 餐.餐价), 0), cites=养老补贴条)
    区级餐费补贴 = Amount(当(有区级补贴, 取小(区级标准, 取大(餐.餐价 - 市级餐费补贴, 0)), 0),
                    cites=养老补贴条)
    镇级餐费补贴 = Amount(
        当(有镇级补贴, 取小(镇级标准, 取大(餐.餐价 - 市级餐费补贴 - 区级餐费补贴, 0)), 0),
        cites=养老补贴条)

    # 五、送餐费：同样先市、再区、后镇
    市级送餐补贴 = Amount(当(给予补贴, 取小(餐.市级送餐标准, 餐.送餐费), 0), cites=养老补贴条)
    区级送餐补贴 = Amount(
        当(有区级补贴, 取小(餐.区级送餐标准, 取大(餐.送餐费 - 市级送餐补贴, 0)), 0),
        cites=养老补贴条)
    镇级送餐补贴 = Amount(
        当(有镇级补贴, 取小(餐.镇级送餐标准, 取大(餐.送餐费 - 市级送餐补贴 - 区级送餐补贴, 0)), 0),
        cites=养老补贴条)

    # 六、各层和个人
    市级补贴 = Amount(市级餐费补贴 + 市级送餐补贴, cites=养老补贴条)
    区级补贴 = Amount(区级餐费补贴 + 区级送餐补贴, cites=养老补贴条)
    镇级补贴 = Amount(镇级餐费补贴 + 镇级送餐补贴, cites=养老补贴条)
    个人支付 = Amount(餐.餐价 + 餐.送餐费 - 市级补贴 - 区级补贴 - 镇级补贴, cites=养老补贴条)
