"""What the allowances paid to one person share: where she is registered, where she applied."""

from minzheng.kernel.expr import Fact
from minzheng.kernel.units import 文字, 日期, 是否

户口在本地 = Fact(
    "registered_here", "户口在本地", 是否, "户口是否在受理窗口所在的县（市、区）", "person"
)
外地转来 = Fact("lodged_elsewhere", "外地转来", 是否, "材料是否由外地受理窗口收齐后转来")
外地收件日期 = Fact("lodged_elsewhere_on", "外地收件日期", 日期, "外地窗口收到申请的日期")
转送机关 = Fact("forwarded_to", "转送机关", 文字, "把材料转送给哪里的受理机关")
转送日期 = Fact("forwarded_on", "转送日期", 日期, "材料推送给户籍地的日期")
本人意愿 = Fact("own_wish", "本人意愿", 是否, "听过政策后，本人是否愿意申领")
上门情况 = Fact("visit_findings", "上门情况", 文字, "上门见到了谁、说了什么、老人或者残疾人的状况")
