"""数据自己有没有按时到、合不合格：盯的是一份数据，不是人。"""

# fmt: off
from minzheng.kernel.alert import Alert, Concern, Severity
from minzheng.kernel.clock import 工作日
from minzheng.statutes.data_sharing import 政务数据共享条例 as 条例
from minzheng.vocabulary.department_data import (
    从未到库,
    宽限天数,
    应报天数,
    距上次到库天数,
    退回比例,
)
from minzheng.vocabulary.offices import 数据经办
from minzheng.vocabulary.watching import 退回比例线


class 数据没有按时到(Alert):
    when = ~从未到库 & (距上次到库天数 > 应报天数 + 宽限天数)
    severity, to, within, cites = Severity.MEDIUM, 数据经办, 工作日(3), 条例.第二十二条
    concern, of_feed = Concern.DATA, True
    says = "这份数据约定每{应报天数}报送一次，已经{距上次到库天数}没有收到。请联系报送单位。"


class 数据从来没有到过(Alert):
    when = 从未到库
    severity, to, within, cites = Severity.LOW, 数据经办, 工作日(20), 条例.第二十二条
    concern, of_feed = Concern.DATA, True
    says = "这份数据还从来没有接收过，用到它的规则都查不出来。请与数源单位商定报送。"


class 数据退回太多(Alert):
    when = 退回比例 > 退回比例线
    severity, to, within, cites = Severity.MEDIUM, 数据经办, 工作日(5), 条例.第二十六条
    concern, of_feed = Concern.DATA, True
    says = "最近一次接收有{退回比例}的行没有通过检查。请把检查报告退给报送单位改正。"
