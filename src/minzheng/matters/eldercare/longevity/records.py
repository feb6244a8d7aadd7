"""What each step of an old-age allowance case writes down."""

# fmt: off
from dataclasses import replace

from minzheng.kernel.form import Field
from minzheng.matters.economy_form import 记录表
from minzheng.matters.eldercare.longevity.policy import 高龄津贴 as 津贴
from minzheng.vocabulary import longevity as 高龄
from minzheng.vocabulary.allowance import 上门情况, 户口在本地, 本人意愿
from minzheng.vocabulary.household import 开户银行, 收款账号
from minzheng.vocabulary.records import 受理意见, 材料齐全, 经办意见, 缺少材料, 调查情况, 陈述采纳

核对户口 = Field(户口在本地, "户口在本地（户籍数据）")
户口账户 = (核对户口, Field(高龄.本人账户, "收款账户是老人本人的"))
受理记录 = 记录表("受理", Field(材料齐全), Field(缺少材料, required=False, when=~材料齐全),
           Field(受理意见, required=False))
核实记录 = 记录表("核实", Field(调查情况), each=户口账户)
看望记录 = 记录表("上门看望", Field(上门情况), each=(Field(高龄.见到本人),))
年度看望记录 = 记录表(
    "年度看望", Field(上门情况),
    each=(Field(高龄.见到本人), Field(高龄.当年已发慰问金), 核对户口))
升档记录 = 记录表("升档审定", Field(经办意见), each=(Field(高龄.当年已发慰问金),))
意见记录 = 记录表("经办意见", Field(经办意见))
领取确认 = 记录表("领取确认", Field(开户银行), Field(收款账号))
上门记录 = 记录表(
    "上门告知", Field(本人意愿, "听过政策后，愿意领取"), Field(上门情况),
    Field(开户银行, when=本人意愿), Field(收款账号, when=本人意愿))
核验记录 = 记录表("核验", Field(调查情况), Field(经办意见),
           each=(replace(核对户口, when=~津贴.已去世), Field(高龄.核验方式, when=~津贴.已去世)))
调整记录 = 记录表("调整决定", Field(陈述采纳, required=False), Field(经办意见))
