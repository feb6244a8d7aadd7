"""防返贫监测：谁在监测名单里，哪些变化要上门看；脱贫不稳定户、边缘易致贫户、突发严重困难户。

农业农村部门认出的人，民政每季比对一次：风险消除了的也接着看，免得返贫了没有人知道。
"""

# ruff: noqa: I001 - the words of the law stand in rows, as the glossary groups them
# fmt: off
from minzheng.kernel.policy import Amount, Policy, Rule
from minzheng.kernel.words import 四舍五入, 已知, 成员, 月数, 若未知
from minzheng.matters.department_view import 到库个人情况 as 人
from minzheng.matters.department_view import 到库家庭情况 as 户
from minzheng.matters.department_view import 在世
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary.assistance import 低保标准
from minzheng.vocabulary.department_data import (
    医学死亡日期, 在押服刑, 在校阶段, 失业登记日期, 登记失业, 监测对象类型, 自付医疗费,
    近一年火灾次数, 风险已消除,
)
from minzheng.vocabulary.fallback import (
    监测入学年龄, 监测医疗月数, 监测变故月数, 监测火灾次数, 监测离校年龄, 监测线倍数,
)

监测条, 急难条 = 法.第十条, (法.第十条, 法.第二十九条)


class 返贫监测(Policy):
    title = "防返贫监测"

    # 一、在不在名单里
    在名单 = Rule(在世 & 监测对象类型.属于("脱贫不稳定户", "边缘易致贫户", "突发严重困难户"),
               cites=监测条)
    监测户 = Rule(成员.任一(在名单), cites=监测条)
    风险未消除 = Rule(成员.任一(在名单 & ~风险已消除), cites=监测条)
    监测线 = Amount(四舍五入(低保标准 * 监测线倍数), cites=监测条)

    # 二、变化
    在劳动年龄 = Rule(~人.到库未成年 & ~人.到库老年人, cites=监测条)
    监测期去世 = Rule(已知(医学死亡日期) & (月数(医学死亡日期) < 监测变故月数), cites=监测条)
    能劳动 = Rule(在世 & 在劳动年龄 & ~人.证载重残 & ~在押服刑, cites=监测条)
    应当在校 = Rule(在世 & (人.到库年龄 >= 监测入学年龄) & (人.到库年龄 < 监测离校年龄),
                cites=监测条)

    收入低于监测线 = Rule(监测户 & (户.到库人均月收入 < 监测线), cites=监测条)
    # 没有结算记录的按零算：只会少提示，不会多提示。
    医疗负担重 = Rule(监测户 & (成员.合计(若未知(自付医疗费, 0)) > 低保标准 * 监测医疗月数),
                 cites=急难条)
    遭遇火灾 = Rule(监测户 & 成员.任一(近一年火灾次数 >= 监测火灾次数), cites=急难条)
    没有劳动力 = Rule(监测户 & ~成员.任一(能劳动), cites=监测条)
    劳动力去世 = Rule(监测户 & 成员.任一(监测期去世 & 在劳动年龄), cites=急难条)
    新近失去工作 = Rule(监测户 & 成员.任一(在世 & 登记失业 & (月数(失业登记日期) < 监测变故月数)),
                  cites=急难条)
    孩子不在校 = Rule(监测户 & 成员.任一(应当在校 & (在校阶段 == "不在校")), cites=监测条)
