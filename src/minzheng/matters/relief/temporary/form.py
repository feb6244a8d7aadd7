"""求助时问什么：先问发生了什么、眼下急需什么；只有支出型才问支出，未认定过的才问收入和财产。"""

# ruff: noqa: I001 - one page a paragraph
# fmt: off
from dataclasses import replace

from minzheng.kernel.form import Attachment, Commitment, Field, Form, Page
from minzheng.matters import economy_form as 通用
from minzheng.matters.economy_form import 金额
from minzheng.matters.relief.temporary.policy import 临时救助 as 临救
from minzheng.statutes.social_assistance_law import 社会救助法 as 法
from minzheng.vocabulary import household as 家庭, temporary as 事


def 要核经济才问(page: Page) -> Page:
    """同一页，只在支出型、没有认定过困难家庭时才问；已知的照样请人核对。"""
    need = 临救.须核经济状况
    asked = (replace(f, when=need if f.when is None else need & f.when) for f in page.fields)
    return replace(page, fields=tuple(asked))


家庭成员页 = {page.key: page for page in 通用.家庭成员页}
经济页 = (家庭成员页["together"], 家庭成员页["absence"], *通用.收入页, *通用.财产页)


class 临时救助申请(Form):
    title = "临时救助申请"
    pages = (
        Page("event", "遇到了什么难处？", (Field(事.困难情形),)),
        Page("when", "什么时候、在哪里发生的？", (
            Field(事.事发日期, "哪一天", hint="大额支出写开始的那天"),
            Field(事.事发地点, "在哪里"))),
        Page("need", "现在最急需什么？", (
            Field(事.受影响人数, "有几个人生活受影响", hint="包括您自己"),
            Field(事.困难经过, "简单说说发生了什么、最急需什么"))),
        家庭成员页["agent"],
        家庭成员页["people"],
        Page("spending", "这件事花了多少钱？", (
            金额(事.必需支出, "必须花的钱，一共", 临救.支出情形),
            金额(事.报销理赔, "其中：医保报销、保险理赔、别人赔的", 临救.支出情形),
            金额(事.其他帮扶, "其中：其他救助、慈善帮扶", 临救.支出情形)),
            why="只算报销、理赔和帮扶以后自己还要负担的部分"),
        *map(要核经济才问, 经济页),
        Page("account", "救助金发到哪个账户？", (Field(家庭.开户银行), Field(家庭.收款账号)),
             why="没有账户的，可以写同住家人的账户"),
    )
    attachments = (
        Attachment("proof", "说明急难的材料", "例如诊断书、事故认定书；急难的可以事后补"),
        Attachment("bills", "必需支出的票据", "核实自己还要负担多少", needed_when=临救.支出情形),
        通用.委托书,
    )
    commitments = (
        Commitment("truth", "我如实说明了遇到的困难和家里的情况，没有隐瞒。", 法.第四十条),
        Commitment("consent", "需要核对家庭经济状况的，我同意核对。", 法.第四十条),
        Commitment("report", "困难缓解或者情况变化的，我会及时报告。", 法.第四十六条),
    )
