"""该发没有发的，申请补发时问什么：只问别的部门的身份，民政台账里有的不问。"""

# fmt: off
from minzheng.kernel.form import Attachment, Commitment, Field, Form, Page
from minzheng.matters.economy_form import 已知
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary import household as 家庭
from minzheng.vocabulary import person as 个人
from minzheng.vocabulary import price as 价格


class 价格补贴补发申请(Form):
    title = "价格临时补贴补发申请"
    pages = (
        Page("person", "请核对您的基本信息", (
            已知(个人.姓名), 已知(个人.性别), 已知(个人.出生日期), 已知(个人.户籍地)),
            each_member=True, why="登记簿已有，不用再填；有误请点“信息有误”"),
        Page("class", "您这个月属于下面哪些情况？", (
            Field(价格.定期抚恤优抚对象, "在领国家定期抚恤补助"),
            Field(价格.领失业保险金, "在领失业保险金"),
            Field(价格.领失业补助金, "在领失业补助金")),
            each_member=True, why="低保、特困、孤儿等民政发的待遇我们查得到，不用填"),
        Page("account", "补贴发到哪个账户？", (Field(家庭.开户银行), Field(家庭.收款账号))),
    )
    attachments = (
        Attachment("proof", "当月领取抚恤补助或者失业待遇的凭证",
                   "名单里没有您的，用来核实；没有可以不交"),
    )
    commitments = (
        Commitment("truth", "我如实说明了自己的情况，没有隐瞒。", 法.第四十条),
    )
