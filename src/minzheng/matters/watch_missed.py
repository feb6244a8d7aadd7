"""可能漏掉的人：按到库数据像是符合条件、却没有在领的；提示上门告知，不代替申请。"""

# fmt: off
from minzheng.kernel.alert import Alert, Concern, Severity
from minzheng.kernel.clock import 工作日
from minzheng.kernel.words import 成员, 若未知
from minzheng.matters.department_view import 到库个人情况 as 人
from minzheng.matters.department_view import 到库家庭情况 as 户
from minzheng.matters.department_view import 在世
from minzheng.matters.disability import 对象条
from minzheng.matters.stacking import 可以享受
from minzheng.statutes.elderly_law import 老年人权益保障法 as 老年法
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.statutes.unattended_children import 事实无人抚养儿童意见 as 儿童意见
from minzheng.vocabulary.assistance import 低保标准, 在领低保
from minzheng.vocabulary.benefits import (
    低保边缘认定,
    在领孤儿生活费,
    在领无人抚养补贴,
    在领残疾护理补贴,
    在领残疾生活补贴,
    在领高龄津贴,
    特困供养,
)
from minzheng.vocabulary.department_data import (
    在押服刑,
    自付医疗费,
    证载残疾等级,
    证载残疾类别,
)
from minzheng.vocabulary.disability import 含低保边缘
from minzheng.vocabulary.longevity import 起领年龄, 限低收入
from minzheng.vocabulary.offices import 乡镇街道, 儿童主任, 村社协理员
from minzheng.vocabulary.watching import 医疗费月数

低收入 = 在领低保 | 低保边缘认定 | 特困供养
不能抚养 = 人.到库已去世 | 在押服刑 | 人.证载重残  # 家里大人的情形


class 推算符合低保(Alert):
    when = 户.需要留意 & 户.推算收入低 & (户.到库人数 > 0)
    severity, to, within, cites = Severity.MEDIUM, 村社协理员, 工作日(20), (法.第十条, 法.第十八条)
    concern, offers = Concern.MISSED, "relief/dibao"
    says = "这户{到库人数}，推算人均月收入{到库人均月收入}，家有病残、失业，没有救助。请上门了解。"


class 推算符合低保边缘(Alert):
    when = 户.需要留意 & 户.推算边缘收入 & (户.到库人数 > 0)
    severity, to, within, cites = Severity.LOW, 村社协理员, 工作日(20), (法.第十条, 法.第二十一条)
    concern, offers = Concern.MISSED, "relief/dibao_margin"
    says = "这户{到库人数}，推算人均月收入{到库人均月收入}，略高于低保标准，没有认定。请上门告知。"


class 残疾生活补贴未领(Alert):
    when = (人.在册 & 人.持有有效残疾证 & (在领低保 | 低保边缘认定 & 含低保边缘) & ~在领残疾生活补贴
            & 若未知(可以享受("relief/disability_living"), True))
    severity, to, within, cites = Severity.MEDIUM, 村社协理员, 工作日(20), 对象条
    concern, offers = Concern.MISSED, "relief/disability_living"
    says = "{姓名}持有{证载残疾等级}残疾人证，家庭在享受救助，没有领生活补贴。请上门帮助申请。"


class 残疾护理补贴未领(Alert):
    when = (人.在册 & 人.证件在有效期 & 证载残疾等级.属于("一级", "二级") & ~在领残疾护理补贴
            & 若未知(可以享受("relief/disability_care"), True) & (证载残疾类别 != "无"))
    severity, to, within, cites = Severity.MEDIUM, 村社协理员, 工作日(20), 对象条
    concern, offers = Concern.MISSED, "relief/disability_care"
    says = "{姓名}持有{证载残疾类别}{证载残疾等级}残疾人证，没有领护理补贴。请上门了解照护需要。"


class 高龄津贴未领(Alert):
    when = (人.在册 & (人.到库年龄 >= 起领年龄) & (~限低收入 | 低收入) & ~在领高龄津贴)
    severity, to, within, cites = Severity.LOW, 村社协理员, 工作日(20), 老年法.第三十三条
    concern, offers = Concern.MISSED, "eldercare/longevity"
    says = "{姓名}已经{到库年龄}，没有领高龄津贴。请上门告知，确认收款账户。"


class 大人都不能抚养的孩子(Alert):
    when = (成员.任一(在世 & 人.到库未成年) & 成员.任一(~人.到库未成年)
            & 成员.全部(人.到库未成年 | 不能抚养)
            & ~成员.任一(在领孤儿生活费 | 在领无人抚养补贴) & (户.到库人数 > 0))
    severity, to, within, cites = Severity.HIGH, 儿童主任, 工作日(5), 儿童意见.第一部分
    concern, offers = Concern.MISSED, "children/unattended"
    says = "这户{到库人数}，有未成年人，大人都去世、在押或者重残，没有领儿童补贴。请马上上门看望。"


class 自付医疗费过高(Alert):
    # 没有结算记录的按零算：只会少提示，不会多提示。
    花费 = 成员.合计(若未知(自付医疗费, 0))
    when = ~户.已在救助 & (花费 > 低保标准 * 医疗费月数) & (户.到库人数 > 0)
    severity, to, within = Severity.MEDIUM, 村社协理员, 工作日(10)
    cites = (法.第十条, 法.第二十九条)
    concern, offers = Concern.MISSED, "relief/temporary"
    says = "这户{到库人数}，一年里自己负担的医疗费很高，没有在领救助。请上门了解，帮助申请。"


class 监测对象没有救助(Alert):
    when = ~户.已在救助 & 成员.任一(在世 & 人.在监测) & (户.到库人数 > 0)
    severity, to, within, cites = Severity.MEDIUM, 乡镇街道, 工作日(10), 法.第十条
    concern, offers = Concern.MISSED, "relief/temporary"
    says = "这户{到库人数}，是防止返贫监测对象、风险没有消除，没有享受任何救助。请上门核实困难。"
