"""申领重度残疾人护理补贴时问什么：照护需要和已经领的同类补贴。"""

# fmt: off
from minzheng.kernel.form import Field, Form
from minzheng.matters.disability_form import 承诺, 申请页, 证件, 账户页
from minzheng.matters.economy_form import 逐人, 金额
from minzheng.vocabulary.benefits import 养老护理补贴额
from minzheng.vocabulary.disability import 护理按自理分档, 生活自理情况, 需要长期照护


class 重度残疾人护理补贴申请(Form):
    title = "重度残疾人护理补贴申请"
    pages = (
        *申请页,
        逐人("care", "您需要别人照护吗？",
           Field(需要长期照护, "因残疾需要别人照护，已有或者预计六个月以上"),
           Field(生活自理情况, "吃饭、穿衣、洗漱、行动能不能自己完成", when=护理按自理分档)),
        逐人("elder", "您每月领养老服务的护理补贴吗？", 金额(养老护理补贴额, "每月护理补贴"),
           why="两种护理补贴只能领高的一种"),
        账户页,
    )
    attachments = 证件
    commitments = 承诺
