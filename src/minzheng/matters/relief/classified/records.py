"""分类施保各环节记下什么，以及本人确认收款账户时填什么。"""

# fmt: off
from minzheng.kernel.form import Field, Form
from minzheng.matters.economy_form import 记录表
from minzheng.matters.relief.classified.form import 收款账户页
from minzheng.vocabulary.allowance import 上门情况
from minzheng.vocabulary.classified import 类别核实情况
from minzheng.vocabulary.records import 经办意见, 陈述采纳

核实记录 = 记录表("类别核实", Field(类别核实情况), Field(经办意见))
上门记录 = 记录表("上门提醒", Field(上门情况))
意见记录 = 记录表("经办意见", Field(经办意见))
决定记录 = 记录表("动态管理决定", Field(陈述采纳, required=False), Field(经办意见))


class 确认账户(Form):
    title = "确认收款账户"
    pages = (收款账户页,)
