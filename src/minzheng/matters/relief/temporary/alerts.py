"""临时救助盯什么：先行救助后不补手续、同一事由重复救助、分期期间的变化。"""

from minzheng.kernel.alert import Alert, Concern, Severity
from minzheng.kernel.clock import 工作日
from minzheng.kernel.words import 之差天数, 当日, 若未知
from minzheng.matters.relief.temporary.policy import 临时救助 as 临救
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.statutes.temporary_relief_2014 import 临时救助制度通知 as 通知
from minzheng.statutes.temporary_relief_2018 import 临时救助意见二〇一八 as 意见
from minzheng.vocabulary import temporary as 事
from minzheng.vocabulary.offices import 乡镇街道, 县级民政

拖延 = 之差天数(当日, 事.先行救助日期) > 事.补办预警天数


class 先行救助未补办(Alert):
    # 没有记录补齐，就是还没有补齐。
    when = 事.已先行救助 & 拖延 & ~若未知(事.手续已补齐, False)
    severity, to, within, cites = Severity.HIGH, 乡镇街道, 工作日(3), 意见.第二部分第二项
    concern = Concern.DUE
    says = "{先行救助日期}先行救助后，手续还没有补齐。请尽快补办。"


class 同因重复救助(Alert):
    when = 事.同因已救助 & ~事.再次救助理由正当 & 事.在领临时救助
    severity, to, within, cites = Severity.HIGH, 县级民政, 工作日(5), 通知.第三部分第三项
    concern = Concern.WRONG
    says = "这户因同一事由已经救助过，没有正当理由，仍在领取临时救助金。请核查。"


class 超过年度次数(Alert):
    when = 事.在领临时救助 & (事.本年已救助次数 > 事.年度次数上限)
    severity, to, within, cites = Severity.MEDIUM, 县级民政, 工作日(10), 通知.第三部分第三项
    concern = Concern.WRONG
    says = "这户本年已临时救助{本年已救助次数}，超过规定次数。请核查是否应当纳入长期保障。"


class 分期期间全户去世(Alert):
    when = 事.在领临时救助 & 临救.全户去世
    severity, to, within, cites = Severity.HIGH, 乡镇街道, 工作日(3), 法.第四十七条
    concern, event = Concern.WRONG, "死亡"
    says = "这户家庭成员已经去世，仍在分期领取临时救助金。请核查后停发。"
