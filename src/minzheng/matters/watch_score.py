"""困难程度高、却没有在领任何救助的家庭：请人上门了解；分数只排先后，不代替审核。"""

# fmt: off
from minzheng.kernel.alert import Alert, Concern, Severity
from minzheng.kernel.clock import 工作日
from minzheng.matters.department_view import 到库家庭情况 as 户
from minzheng.matters.hardship import 分层条
from minzheng.matters.hardship import 困难程度 as 度
from minzheng.vocabulary.hardship import 关注分数线
from minzheng.vocabulary.offices import 村社协理员


class 困难程度高没有救助(Alert):
    when = ~户.已在救助 & (度.困难最低分 >= 关注分数线) & (户.到库人数 > 0)
    severity, to, within, cites = Severity.MEDIUM, 村社协理员, 工作日(10), 分层条
    concern, offers = Concern.MISSED, "relief/dibao"
    says = "这户{到库人数}，困难程度至少{困难最低分}，没有在领救助。请上门问清情况。"
