"""重度残疾人护理补贴：一级、二级且需要长期照护的残疾人（有的地方含三、四级智力、精神残疾人）。"""

# fmt: off
from minzheng.kernel.policy import Amount, Rule
from minzheng.kernel.words import 当, 若未知
from minzheng.matters.disability import 复核条, 对象条, 标准条, 残疾人补贴资格
from minzheng.matters.disability import 残疾人补贴资格 as 资格
from minzheng.matters.stacking import 依据, 可以享受, 应发
from minzheng.statutes.cross_province_2021 import 两项补贴跨省通办 as 通办
from minzheng.statutes.disabled_persons_law import 残疾人保障法 as 法
from minzheng.vocabulary import disability as 参数
from minzheng.vocabulary.benefits import 在领残疾护理补贴, 残疾护理补贴额
from minzheng.vocabulary.disability import 生活自理情况, 需要长期照护
from minzheng.vocabulary.person import 残疾等级, 残疾类别

本事项 = "relief/disability_care"
护理条 = (法.第四十八条, 对象条)


class 重度残疾人护理补贴(残疾人补贴资格):
    title = "重度残疾人护理补贴"
    subject = "person"

    # 一、谁可以领
    智力精神 = Rule(残疾类别.属于("智力", "精神"), cites=对象条)
    扩大对象 = Rule(智力精神 & (((残疾等级 == "三级") & 参数.含三级智力精神)
                       | ((残疾等级 == "四级") & 参数.含四级智力精神)), cites=对象条)
    等级条件 = Rule(资格.重度 | 扩大对象, cites=对象条)
    照护条件 = Rule(需要长期照护
                & (~参数.护理按自理分档 | ~(生活自理情况 == "能够自理")), cites=护理条)
    符合对象 = Rule(资格.基本资格 & 等级条件 & 照护条件, cites=护理条)
    没有重复 = Rule(可以享受(本事项), cites=依据(本事项))

    # 二、发多少：多数地方按残疾等级分档，有的地方按生活自理情况分档
    一档 = Rule(当(参数.护理按自理分档, 生活自理情况 == "完全不能自理", 残疾等级 == "一级"),
              cites=标准条)
    二档 = Rule(当(参数.护理按自理分档, 生活自理情况 == "大部分不能自理", 残疾等级 == "二级"),
              cites=标准条)
    二三档标准 = Amount(当(二档, 参数.护理二档标准, 参数.护理三档标准), cites=标准条)
    补贴标准 = Amount(当(一档, 参数.护理一档标准, 二三档标准), cites=标准条)
    # 已领的同类养老护理补贴不低于本补贴的，领养老的那一种，这里是零。
    择高应发 = Amount(应发(本事项, 补贴标准), cites=依据(本事项))
    给予补贴 = Rule(符合对象 & 没有重复 & (择高应发 > 0), cites=(*护理条, *依据(本事项)))
    月补贴 = Amount(当(给予补贴, 择高应发, 0), cites=(标准条, *依据(本事项)))

    # 三、主动服务和定期复核
    主动服务对象 = Rule(资格.持有残疾证 & 等级条件 & ~资格.已去世 & ~在领残疾护理补贴
                  & 若未知(需要长期照护, True) & 若未知(没有重复, True),
                  cites=通办.第一部分第五项)
    应当维持 = Rule(给予补贴 & (月补贴 == 残疾护理补贴额), cites=复核条)
    应当增发 = Rule(给予补贴 & (月补贴 > 残疾护理补贴额), cites=复核条)
    应当减发 = Rule(给予补贴 & (月补贴 < 残疾护理补贴额), cites=复核条)
    应当停发 = Rule(~给予补贴, cites=复核条)
    可能多发 = Rule(在领残疾护理补贴 & 应当停发 & ~资格.已去世, cites=复核条)
    在领 = Rule(在领残疾护理补贴, cites=对象条)
    在发金额 = Amount(当(在领残疾护理补贴, 残疾护理补贴额, 0), cites=标准条)
