"""What the relief station writes down at each step, with the prohibitions beside the fields."""

# fmt: off
from minzheng.kernel.form import Field
from minzheng.kernel.words import 已知
from minzheng.matters.economy_form import 记录表
from minzheng.vocabulary import vagrant as 流散
from minzheng.vocabulary.person import 出生日期
from minzheng.vocabulary.records import 经办意见

查明 = (Field(流散.身份已查明),)

登记记录 = 记录表(
    "求助登记", Field(流散.发现地点),
    Field(流散.随身物品, hint="逐件登记；不得扣留、侵占，不得扣压证件和申诉材料"),
    Field(经办意见, hint="属于救助对象的不得拒绝；不属于的写明理由"),
    each=(Field(流散.进站日期), Field(流散.来站方式),
          Field(流散.估计年龄, when=~已知(出生日期))))
入站记录 = 记录表(
    "入站安排", Field(流散.食宿安排, hint="不得收费，不得克扣，不得组织劳动"),
    Field(流散.就医情况, required=False, hint="突发急病的先送医"),
    Field(流散.身份查询, hint="以指纹、体貌特征比对全国救助管理信息系统"),
    each=(Field(流散.住宿区, hint="按性别分室；女性由女性工作人员管理"), *查明))
公告记录 = 记录表("寻亲公告", Field(流散.公告渠道), Field(流散.身份查询),
              each=(Field(流散.寻亲公告日期), *查明))
采血记录 = 记录表("报请采血", Field(流散.身份查询), each=(Field(流散.采血申请日期), *查明))
比对记录 = 记录表("比对结果", Field(流散.身份查询), each=查明)
审批记录 = 记录表("审批意见", Field(流散.安置去处, required=False), Field(经办意见))
落户记录 = 记录表("落户安置", Field(流散.安置去处), Field(流散.身份查询),
              each=(Field(流散.离站日期, "移出救助站的日期"), *查明))
离站记录 = 记录表(
    "联系返回", Field(流散.接收情况, hint="核对接收人身份，交还随身物品；不得限制离开"),
    each=(Field(流散.离站方式, required=False), Field(流散.离站日期, required=False)))
回访记录 = 记录表("回访", Field(流散.回访情况), each=(Field(流散.监护得当),))
干预记录 = 记录表("监护干预", Field(经办意见, hint="督促履行监护责任；有危险的依法采取临时监护"))
