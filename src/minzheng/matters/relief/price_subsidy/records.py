"""价格临时补贴各环节记下什么。"""

# fmt: off
from minzheng.kernel.form import Field, Form, Page
from minzheng.vocabulary.price import (
    定期抚恤优抚对象,
    领失业保险金,
    领失业补助金,
)
from minzheng.vocabulary.records import 经办意见


class 名单核对记录(Form):
    title = "名单核对"
    pages = (
        Page("lists", "按当月名单核对身份", (
            Field(定期抚恤优抚对象), Field(领失业保险金), Field(领失业补助金)), each_member=True),
        Page("record", "核对意见", (Field(经办意见, required=False),)),
    )


class 审批记录(Form):
    title = "审批意见"
    pages = (Page("record", "审批意见", (Field(经办意见),)),)
