"""What each step of a home adaptation writes down: assessment, quote, works, acceptance."""

# fmt: off
from minzheng.kernel.form import Field
from minzheng.matters.economy_form import 记录表, 金额
from minzheng.vocabulary import adapting as 改造
from minzheng.vocabulary.allowance import 户口在本地
from minzheng.vocabulary.records import 受理意见, 材料齐全, 经办意见, 缺少材料, 调查情况

受理记录 = 记录表("受理", Field(材料齐全), Field(缺少材料, required=False, when=~材料齐全),
           Field(受理意见, required=False))
评估记录 = 记录表(
    "入户评估", Field(调查情况),
    each=(Field(户口在本地, "户口在本地（户籍数据）"), Field(改造.房屋可以改造),
          Field(改造.已享受改造, "以前享受过改造补贴（改造台账）"), Field(改造.家中风险),
          *(Field(each.needed, f"需要几件{each.name}", hint="不需要的留空", blank=0)
            for each in 改造.改造项目)))
方案记录 = 记录表(
    "方案和报价", Field(经办意见),
    each=(Field(改造.施工单位), Field(改造.施工单位在名录),
          *(金额(each.price, f"{each.name}一件连安装", each.needed > 0)
            for each in 改造.改造项目)))
确认记录 = 记录表("老人确认", each=(Field(改造.同意方案, "方案和报价都看过了，同意这样改造"),))
上门确认记录 = 记录表("上门确认", Field(经办意见),
              each=(Field(改造.同意方案, "当面看过方案和报价，同意这样改造"),))
审定记录 = 记录表("审定意见", Field(经办意见))
施工记录 = 记录表("施工", Field(调查情况), each=(Field(改造.完工日期),))
验收记录 = 记录表(
    "验收", Field(调查情况),
    each=(Field(改造.全部完工, hint="先在“材料”里加照片，名称写“改造前的照片”“改造后的照片”"),
          Field(改造.结算价, "结算价（票据金额，元）"), Field(改造.老人签字)))
核查记录 = 记录表("质量核查", Field(调查情况), each=(Field(改造.质量问题属实),))
返修记录 = 记录表("返修", Field(调查情况), each=(Field(改造.返修完成),))
