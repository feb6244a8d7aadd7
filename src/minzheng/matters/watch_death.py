"""去世以后：待遇停了没有，户口销了没有。死亡医学证明、火化、户籍注销三处数据分别看。"""

# fmt: off
from minzheng.kernel.alert import Alert, Concern, Severity
from minzheng.kernel.clock import 工作日
from minzheng.kernel.words import 之差天数, 已知, 当日
from minzheng.matters.department_view import 到库个人情况 as 人
from minzheng.matters.department_view import 死亡条
from minzheng.statutes.household_registration import 户口登记条例
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary.department_data import 医学死亡日期, 户籍状态, 火化日期
from minzheng.vocabulary.offices import 乡镇街道, 村社协理员
from minzheng.vocabulary.watching import 注销户籍天数

死亡 = "死亡"  # 核实属实后，按“死亡”报告变化，各项待遇的变更办件随之打开


class 医学证明死亡仍在领(Alert):
    when = 已知(医学死亡日期) & (医学死亡日期 <= 当日) & 人.在领待遇
    severity, to, within, cites = Severity.HIGH, 乡镇街道, 工作日(3), (死亡条, 法.第四十七条)
    concern, event = Concern.WRONG, 死亡
    says = "{姓名}的死亡医学证明登记为{医学死亡日期}去世，仍在领待遇。请核实后减发或者停发。"


class 火化后仍在领(Alert):
    when = 已知(火化日期) & (火化日期 <= 当日) & ~已知(医学死亡日期) & 人.在领待遇
    severity, to, within, cites = Severity.HIGH, 乡镇街道, 工作日(3), (死亡条, 法.第四十七条)
    concern, event = Concern.WRONG, 死亡
    says = "殡仪馆登记{姓名}于{火化日期}火化，没有死亡医学证明数据，仍在领待遇。请核实后停发。"


class 户籍死亡注销仍在领(Alert):
    when = (户籍状态 == "死亡注销") & ~已知(医学死亡日期) & ~已知(火化日期) & 人.在领待遇
    severity, to, within, cites = Severity.HIGH, 乡镇街道, 工作日(3), (死亡条, 法.第四十七条)
    concern, event = Concern.WRONG, 死亡
    says = "{姓名}的户口已因死亡注销，仍在领待遇。请核实去世日期后停发。"


class 火化后未注销户籍(Alert):
    when = 已知(火化日期) & (户籍状态 == "在册") & (之差天数(当日, 火化日期) > 注销户籍天数)
    severity, to, within, cites = Severity.LOW, 村社协理员, 工作日(20), 户口登记条例.第八条
    concern, event = Concern.CHANGED, 死亡
    says = "{姓名}已于{火化日期}火化，户口仍然{户籍状态}。请提醒家属注销户口；重名、录错的请说明。"
