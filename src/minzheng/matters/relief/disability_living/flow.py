"""困难残疾人生活补贴从申请、主动服务到定期复核；环节、时限、去向写在两项补贴共用的流程里。"""

from minzheng.matters import disability_form as 记录
from minzheng.matters.disability_flow import 补贴流程
from minzheng.matters.relief.disability_living.policy import 困难残疾人生活补贴

流程 = 补贴流程(困难残疾人生活补贴, "困难残疾人生活补贴", "生活补贴", 记录.初审记录, 记录.复核记录)
困难残疾人生活补贴申领 = 流程.申领()
困难残疾人生活补贴主动服务 = 流程.主动服务()
困难残疾人生活补贴复核 = 流程.复核()
