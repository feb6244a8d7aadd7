"""登记助餐时问什么：户口、是不是住在家里、是不是优抚对象；年龄和困难身份系统里有。"""

# fmt: off
from minzheng.kernel.form import Commitment, Field, Form, Page
from minzheng.matters.economy_form import 委托书, 已知, 逐人
from minzheng.statutes.elderly_law import 老年人权益保障法 as 老年法
from minzheng.vocabulary import household as 家庭
from minzheng.vocabulary import meals as 餐
from minzheng.vocabulary import person as 个人
from minzheng.vocabulary.allowance import 户口在本地


class 助餐登记申请(Form):
    title = "老年人助餐登记申请"
    pages = (
        逐人("where", "老人的户口在这个县（市、区）吗？", Field(户口在本地, "户口在本地")),
        Page("agent", "是别人代老人申请吗？",
             (Field(家庭.委托申请, "由子女、亲属或者村（居）委会代办"),)),
        逐人("person", "请核对老人的基本信息", 已知(个人.姓名), 已知(个人.出生日期),
           已知(个人.户籍地), why="登记簿已有，不用再填；有误请点“信息有误”"),
        逐人("home", "老人住在家里吗？", Field(餐.居家养老, "住在家里，没有住养老机构")),
        逐人("honour", "老人是优抚对象吗？", Field(餐.优抚对象, "享受国家抚恤补助")),
    )
    attachments = (委托书,)
    commitments = (
        Commitment("truth", "我如实说明了老人的情况。", 老年法.第三十七条),
        Commitment("own", "助餐卡只给老人本人用，不转借。", 老年法.第三十七条),
    )
