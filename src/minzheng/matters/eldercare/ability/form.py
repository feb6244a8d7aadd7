"""申请能力评估时问什么：只问为什么评估、住在哪里，其余由评估员上门了解。"""

# fmt: off
from minzheng.kernel.form import Commitment, Field, Form, Page
from minzheng.matters.economy_form import 委托书, 已知, 逐人
from minzheng.statutes.ability_assessment import 能力评估规范 as 规范
from minzheng.vocabulary import ability as 评估
from minzheng.vocabulary import household as 家庭
from minzheng.vocabulary import person as 个人


class 老年人能力评估申请(Form):
    title = "老年人能力评估申请"
    pages = (
        逐人("where", "老人住在这个县（市、区）吗？",
           Field(评估.常住本地, "户口在本地，或者长期住在本地")),
        Page("agent", "是别人代老人申请吗？",
             (Field(家庭.委托申请, "由子女、亲属、养老机构或者村（居）委会代办"),)),
        逐人("person", "请核对老人的基本信息", 已知(个人.姓名), 已知(个人.性别),
           已知(个人.出生日期), 已知(个人.民族), 已知(个人.婚姻状况),
           why="登记簿已有，不用再填；有误请点“信息有误”"),
        逐人("reason", "为什么要评估？", Field(评估.评估原因)),
        逐人("living", "老人和谁住在一起？", Field(评估.居住状况)),
        逐人("education", "老人读书到什么程度？", Field(评估.文化程度)),
    )
    attachments = (委托书,)
    commitments = (
        Commitment("consent", "我同意评估员上门评估，并由有关部门互认评估结果。",
                   规范.第二部分第一项),
        Commitment("truth", "我和家人会如实介绍老人的身体、精神状况和近30天的意外。",
                   规范.第二部分第三项),
    )
