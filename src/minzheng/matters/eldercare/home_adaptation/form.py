"""申请适老化改造时问什么：住在哪里、房屋能不能改；年龄、残疾、困难身份系统里有。"""

# fmt: off
from minzheng.kernel.form import Attachment, Commitment, Field, Form, Page
from minzheng.kernel.words import 已知 as 知道
from minzheng.matters.economy_form import 委托书, 已知, 逐人
from minzheng.statutes.elderly_law import 老年人权益保障法 as 老年法
from minzheng.vocabulary import adapting as 改造
from minzheng.vocabulary import household as 家庭
from minzheng.vocabulary import person as 个人
from minzheng.vocabulary.allowance import 户口在本地


class 适老化改造申请(Form):
    title = "居家适老化改造申请"
    pages = (
        逐人("where", "老人的户口在这个县（市、区）吗？", Field(户口在本地, "户口在本地")),
        Page("agent", "是别人代老人申请吗？",
             (Field(家庭.委托申请, "由子女、亲属或者村（居）委会代办"),)),
        逐人("person", "请核对老人的基本信息", 已知(个人.姓名), 已知(个人.出生日期),
           已知(个人.残疾类别), why="登记簿已有，不用再填；有误请点“信息有误”"),
        逐人("house", "现在住的房屋可以改造吗？",
           Field(改造.房屋可以改造, "长期住这里，房主同意改造，近期不拆迁")),
        Page("account", "补贴发到哪个账户？", (Field(家庭.开户银行), Field(家庭.收款账号)),
             why="验收合格以后打入这个账户，凭施工单位的票据结算"),
    )
    attachments = (
        委托书,
        Attachment("photo_before", "改造前的照片", "要改的地方现在的样子；没有的由评估员入户拍",
                   counts=改造.改造前照片数),
        Attachment("photo_after", "改造后的照片", "同一地方装好以后的样子，验收要看",
                   needed_when=知道(改造.完工日期), counts=改造.改造后照片数),
    )
    commitments = (
        Commitment("truth", "我如实说明了住房和家里的情况。", 老年法.第三十七条),
        Commitment("consent", "我同意评估员、施工单位上门，拍要改造的地方。", 老年法.第三十七条),
    )
