"""临时救助各环节记下什么：研判、快救登记、先行救助、补办、核实、研究和审批。"""

# ruff: noqa: I001 - one record a paragraph
# fmt: off
from minzheng.kernel.form import Field
from minzheng.matters import economy_form as 通用
from minzheng.matters.economy_form import 记录表
from minzheng.matters.relief.temporary.policy import 临时救助 as 临救
from minzheng.vocabulary import temporary as 事
from minzheng.vocabulary.records import (
    受理意见, 家庭签字, 材料齐全, 经办意见, 缺少材料, 调查人员, 调查情况, 调查方式, 调查日期,
    陈述采纳,
)

给实物, 转出去 = 事.救助方式 == "发放实物", 事.救助方式 == "转介服务"
怎样给 = (
    Field(事.救助方式), Field(事.实物种类, when=给实物), Field(事.实物折价, when=给实物),
    Field(事.实物清单, when=给实物), Field(事.转介去向, when=转出去),
    Field(事.转介情况, when=转出去))
调查项 = (Field(调查日期), Field(调查方式), Field(调查人员, hint="两名以上"), Field(调查情况))

登记研判记录 = 记录表(
    "求助登记研判", Field(事.困难情形), Field(事.生活严重困难), Field(事.困难程度),
    Field(事.困难持续月数), Field(事.同因已救助, hint="看系统查重结果"),
    Field(事.再次救助理由正当, when=事.同因已救助), Field(事.本年已救助次数, hint="看系统查重结果"),
    Field(经办意见, required=False))
台账 = "备用金台账"  # 由备用金付过的，系统从台账带入，不再填
快救登记记录 = 记录表(
    "小额快救登记", Field(事.急需金额), Field(事.由备用金支付, known_from=台账),
    Field(事.备用金已付金额, known_from=台账, when=事.由备用金支付),
    Field(经办意见, required=False))
先行救助记录 = 记录表(
    "先行救助", Field(事.已先行救助, known_from=台账),
    Field(事.由备用金支付, known_from=台账, when=事.已先行救助),
    Field(事.急需金额, when=事.已先行救助 & ~事.由备用金支付),
    Field(事.备用金已付金额, known_from=台账, when=事.已先行救助 & 事.由备用金支付),
    Field(事.先行救助日期, known_from=台账, when=事.已先行救助),
    Field(事.备用金台账号, required=False, when=事.已先行救助 & 事.由备用金支付))
补办手续记录 = 记录表(
    "补办手续", *调查项, Field(家庭签字), Field(事.手续已补齐), *怎样给)
受理记录 = 记录表(
    "受理审查", Field(材料齐全), Field(缺少材料, required=False, when=~材料齐全),
    Field(受理意见, required=False))
支出核实记录 = 记录表(
    "必需支出核实", *调查项, Field(事.困难程度), Field(事.必需支出), Field(事.报销理赔),
    Field(事.其他帮扶), Field(家庭签字), each=通用.查清居住)
初审记录 = 记录表("初审意见", Field(经办意见), *怎样给)
议定记录 = 记录表(
    "一事一议", Field(事.议定金额, when=临救.一事一议), Field(事.议定情况, when=临救.一事一议))
审批记录 = 记录表("审批意见", Field(经办意见))
分期核查记录 = 记录表(
    "分期救助核查", Field(事.急难已解除), Field(调查情况))
分期决定记录 = 记录表("分期救助决定", Field(陈述采纳, required=False), Field(经办意见))
