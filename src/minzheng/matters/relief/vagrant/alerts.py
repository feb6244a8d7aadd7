"""流散人员在站期间盯什么：到了日子还没有做的，提请马上办；预警不作决定。"""

# fmt: off
from minzheng.kernel.alert import Alert, Concern, Severity
from minzheng.kernel.clock import 工作日
from minzheng.matters.relief.vagrant.policy import 流散人员救助 as 救助
from minzheng.statutes.identity_search_2015 import 身份查询和照料安置意见 as 意见
from minzheng.statutes.vagrant_relief import 流浪乞讨人员救助管理办法 as 办法
from minzheng.statutes.vagrant_rules_2003 import 流浪救助实施细则 as 细则
from minzheng.vocabulary.offices import 县级民政, 救助管理站


class 未发布寻亲公告(Alert):
    when = 救助.在站 & 救助.应当公告
    severity, to, within, cites = Severity.HIGH, 救助管理站, 工作日(1), 意见.第一部分第二项
    concern = Concern.DUE
    says = "{姓名}于{进站日期}进站，身份不明，还没有发布寻亲公告。请马上发布。"


class 未报请采血(Alert):
    when = 救助.在站 & 救助.应当报请采血
    severity, to, within, cites = Severity.HIGH, 救助管理站, 工作日(1), 意见.第一部分第三项
    concern = Concern.DUE
    says = "{姓名}于{进站日期}进站，身份仍未查明，还没有报请公安机关采集血样。请马上办理。"


class 留站超过期限(Alert):
    when = 救助.在站 & 救助.须审批延长 & ~救助.身份不明
    severity, to, within, cites = Severity.MEDIUM, 救助管理站, 工作日(2), 细则.第十二条
    concern = Concern.DUE
    says = "{姓名}于{进站日期}进站，已超过留站期限。请办理延长审批，或者联系返回。"


class 未照料安置(Alert):
    when = 救助.在站 & 救助.应当照料安置
    severity, to, within, cites = Severity.MEDIUM, 县级民政, 工作日(5), 意见.第二部分第一项
    concern = Concern.DUE
    says = "{姓名}于{进站日期}进站，超过十日仍未查明身份。请安排照料安置，并继续查询。"


class 未落户安置(Alert):
    when = 救助.在站 & 救助.应当落户安置
    severity, to, within, cites = Severity.HIGH, 县级民政, 工作日(10), 意见.第二部分第二项
    concern = Concern.DUE
    says = "{姓名}于{进站日期}进站，满三个月仍未查明身份。请申请办理户口登记，落户安置。"


class 急病须送医(Alert):
    when = 救助.在站 & 救助.应当送医
    severity, to, within, cites = Severity.HIGH, 救助管理站, 工作日(1), 办法.第七条
    concern = Concern.CARE
    says = "{姓名}于{进站日期}进站，登记为突发急病。请确认已经送医救治。"
