"""价格临时补贴：每月先看物价是否达到启动条件，再按一人最高的一种身份算出补贴。"""

# ruff: noqa: I001 - the words of the law stand in rows, as the glossary groups them
# fmt: off
from minzheng.kernel.expr import Expr
from minzheng.kernel.policy import Amount, Policy, Rule
from minzheng.kernel.words import 四舍五入, 当, 月数, 取大, 若未知
from minzheng.matters.economy import 占标准, 家庭经济状况 as 家
from minzheng.statutes.price_linkage_2021 import 价格联动通知 as 通知
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary import price as 参数
from minzheng.vocabulary.assistance import 低保标准
from minzheng.vocabulary.benefits import (
    低保边缘认定, 在领孤儿生活费, 在领无人抚养补贴, 本人低保金, 特困供养,
)
from minzheng.vocabulary.price import (
    价格补贴额, 定期抚恤优抚对象, 当月已发价格补贴, 领失业保险金, 领失业补助金,
)

对象条, 启动条, 标准条, 发放条 = (
    通知.第一部分第一项, 通知.第一部分第二项, 通知.第一部分第三项, 通知.第一部分第四项)


def 在名单上(fact: Expr) -> Expr:
    """其他部门当月名单上有的才按这一类算；名单上没有，就是不属于这一类，可以申请补发。"""
    return 若未知(fact, False)


class 价格临时补贴(Policy):
    title = "价格临时补贴"
    subject = "person"

    # 一、这个月启动不启动；没有启动的，测算结果同样留存
    # 指数只用最近公布的那个月，过了期没有录入新的，宁可不发也不用旧数。
    指数在用 = Rule(月数(参数.指数月份) <= 参数.指数有效月数, cites=发放条)
    消费价格达到 = Rule(参数.消费价格涨幅 >= 参数.消费价格启动线, cites=启动条)
    食品价格达到 = Rule(参数.食品价格涨幅 >= 参数.食品价格启动线, cites=启动条)
    达到启动条件 = Rule(消费价格达到 | 食品价格达到, cites=(法.第三十二条, 启动条))
    已测算未启动 = Rule(指数在用 & ~达到启动条件, cites=启动条)
    # 没有改用低收入指数的地方，计算用的就是居民消费价格指数，两个数应当相同。
    指数录入相符 = Rule(参数.采用低收入指数 | (参数.计算指数涨幅 == 参数.消费价格涨幅),
                  cites=标准条)
    启动发放 = Rule(指数在用 & 达到启动条件 & 指数录入相符, cites=(法.第三十二条, 启动条))

    # 二、是哪几类人
    是特困人员 = Rule(特困供养, cites=对象条)
    是低保对象 = Rule(本人低保金 > 0, cites=对象条)
    是保障儿童 = Rule(在领孤儿生活费 | 在领无人抚养补贴, cites=对象条)
    是优抚对象 = Rule(在名单上(定期抚恤优抚对象), cites=对象条)
    是失业人员 = Rule(在名单上(领失业保险金), cites=对象条)
    # 疑问：低保边缘人口按户认定，现认定期内的全家都算（待法规科答复）。
    是新增对象 = Rule((低保边缘认定 & 参数.边缘纳入)
                | (在名单上(领失业补助金) & 参数.失业补助纳入), cites=对象条)

    # 三、几种身份只按最高的一种，发一份
    特困标准 = Amount(当(是特困人员, 占标准(参数.特困计算比例), 0), cites=标准条)
    低保对象标准 = Amount(当(是低保对象, 低保标准, 0), cites=标准条)
    儿童标准 = Amount(当(是保障儿童, 占标准(参数.儿童计算比例), 0), cites=标准条)
    优抚标准 = Amount(当(是优抚对象, 占标准(参数.优抚计算比例), 0), cites=标准条)
    失业标准 = Amount(当(是失业人员, 占标准(参数.失业计算比例), 0), cites=标准条)
    新增对象标准 = Amount(当(是新增对象, 低保标准, 0), cites=标准条)
    计算标准 = Amount(取大(特困标准, 低保对象标准, 儿童标准, 优抚标准, 失业标准, 新增对象标准),
                  cites=(对象条, 标准条))
    # 疑问：补贴取整到分还是到元，通知没有写明；现到分（待法规科答复）。
    测算补贴 = Amount(取大(四舍五入(计算标准 * 参数.计算指数涨幅), 0), cites=标准条)
    可以发给 = Rule(启动发放 & (测算补贴 > 0) & ~家.已去世, cites=(法.第三十二条, 对象条))
    应当发给 = Rule(可以发给 & ~当月已发价格补贴, cites=(法.第三十二条, 发放条))
    月补贴 = Amount(当(应当发给, 测算补贴, 0), cites=(法.第三十二条, 标准条))

    # 四、报数
    当月发放 = Rule(当月已发价格补贴, cites=发放条)
    当月发放额 = Amount(当(当月已发价格补贴, 价格补贴额, 0), cites=发放条)
