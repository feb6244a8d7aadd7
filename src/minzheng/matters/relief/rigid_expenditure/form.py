"""申请刚性支出困难家庭认定时问什么：家里有谁、收入、财产，以及近12个月的必要开支。"""

# fmt: off
from minzheng.kernel.form import Attachment, Field, Form, Page
from minzheng.matters.economy_form import (
    委托书,
    家庭成员页,
    承诺,
    收入页,
    财产页,
    赡养协议,
    近亲属页,
    金额,
)
from minzheng.vocabulary import household as 家庭
from minzheng.vocabulary.rigid import 材料无变化


class 刚性支出困难家庭申请(Form):
    title = "刚性支出困难家庭认定申请"
    pages = (
        *家庭成员页,
        Page("again", "上次交的材料有没有变化？",
             (Field(材料无变化, "期满后重新申请，上次交的材料没有变化", hint="第一次申请选“否”"),),
             why="没有变化的材料不用再交"),
        *收入页, *财产页,
        Page("living", "近12个月全家的基本生活花了多少？",
             (Field(家庭.生活支出, "吃饭、穿衣、水电等（元）", hint="估计大概的数也可以"),)),
        Page("medical", "近12个月看病自己付了多少？",
             (金额(家庭.医疗支出, "医保报销和救助以后自己付的"),)),
        Page("education", "近12个月上学花了多少？",
             (金额(家庭.教育支出, "保教费、学费、住宿费"),),
             why="从幼儿园到全日制本科；上民办学校的，按公办学校的收费标准计"),
        Page("rehabilitation", "近12个月残疾康复自己付了多少？",
             (金额(家庭.康复支出, "补贴以后自己付的"),)),
        Page("other", "近12个月还有别的非花不可的支出吗？",
             (金额(家庭.其他必要支出, "其他必要支出"),), why="当地规定计入的才算"),
        近亲属页,
    )
    attachments = (
        委托书, 赡养协议,
        Attachment("medical_bills", "医疗费票据", "没有联网结算的自付费用查不到",
                   needed_when=(家庭.医疗支出 > 0) & ~材料无变化),
        Attachment("school_bills", "学费、住宿费票据", "确定在哪里上学、付了多少",
                   needed_when=(家庭.教育支出 > 0) & ~材料无变化),
        Attachment("rehabilitation_bills", "残疾康复费票据", "确定补贴以后自己付了多少",
                   needed_when=(家庭.康复支出 > 0) & ~材料无变化),
    )
    commitments = 承诺
