"""价格临时补贴盯什么：去世后还发。"""

from minzheng.kernel.alert import Alert, Concern, Severity
from minzheng.kernel.clock import 工作日
from minzheng.kernel.words import 月数
from minzheng.matters.economy import 家庭经济状况 as 家
from minzheng.statutes.price_linkage_2021 import 价格联动通知 as 通知
from minzheng.vocabulary.offices import 县级民政
from minzheng.vocabulary.person import 死亡日期
from minzheng.vocabulary.price import 价格补贴额, 当月已发价格补贴, 指数有效月数


class 去世后仍发价格补贴(Alert):
    # 当月去世的，补贴可能已经在途；上个月以前去世的才提示。
    when = 当月已发价格补贴 & (价格补贴额 > 0) & 家.已去世 & (月数(死亡日期) >= 指数有效月数)
    severity, to, within, cites = Severity.HIGH, 县级民政, 工作日(3), 通知.第一部分第一项
    concern, event = Concern.WRONG, "死亡"
    says = "{姓名}已于{死亡日期}去世，本月仍发放价格临时补贴{价格补贴额}。请核查追回。"
