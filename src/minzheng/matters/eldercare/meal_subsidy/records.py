"""What each step of a meal registration writes down."""

# fmt: off
from minzheng.kernel.form import Field
from minzheng.matters.economy_form import 记录表
from minzheng.vocabulary import meals as 餐
from minzheng.vocabulary.allowance import 户口在本地
from minzheng.vocabulary.records import 受理意见, 材料齐全, 经办意见, 缺少材料

受理记录 = 记录表("受理", Field(材料齐全), Field(缺少材料, required=False, when=~材料齐全),
           Field(受理意见, required=False))
确认记录 = 记录表(
    "核对确认", Field(经办意见),
    each=(Field(户口在本地, "户口在本地（户籍数据）"), Field(餐.居家养老, "住在家里"),
          Field(餐.优抚对象, "是优抚对象")))
