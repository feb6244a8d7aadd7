"""申领高龄津贴时问什么：年龄、户口登记簿已有，只要确认收款账户。"""

# fmt: off
from minzheng.kernel.form import Commitment, Field, Form, Page
from minzheng.matters.economy_form import 委托书, 已知, 逐人
from minzheng.statutes.elderly_law import 老年人权益保障法 as 老年法
from minzheng.vocabulary import household as 家庭
from minzheng.vocabulary import person as 个人
from minzheng.vocabulary.allowance import 户口在本地


class 高龄津贴申请(Form):
    title = "高龄津贴申请"
    pages = (
        逐人("where", "老人的户口在这个县（市、区）吗？", Field(户口在本地, "户口在本地")),
        Page("agent", "是别人代老人申请吗？",
             (Field(家庭.委托申请, "由子女、亲属或者村（居）委会代办"),)),
        逐人("person", "请核对老人的基本信息", 已知(个人.姓名), 已知(个人.性别),
           已知(个人.出生日期), 已知(个人.户籍地), why="登记簿已有，不用再填；有误请点“信息有误”"),
        Page("account", "津贴发到哪个账户？", (Field(家庭.开户银行), Field(家庭.收款账号)),
             why="请填老人本人的社会保障卡或者银行卡"),
    )
    attachments = (委托书,)
    commitments = (
        Commitment("truth", "我如实说明了老人的情况。", 老年法.第三十三条),
        Commitment("consent", "我同意用数据比对核验老人健在和户口，不用每年来现场证明。",
                   老年法.第三十三条),
        Commitment("report", "老人去世、户口迁走的，家人会及时报告。", 老年法.第三十三条),
    )
