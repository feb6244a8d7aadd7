"""重度残疾人护理补贴从申请、主动服务到定期复核；环节、时限、去向写在两项补贴共用的流程里。"""

from minzheng.matters.disability_flow import 补贴流程
from minzheng.matters.relief.disability_care import records as 记录
from minzheng.matters.relief.disability_care.policy import 重度残疾人护理补贴

流程 = 补贴流程(重度残疾人护理补贴, "重度残疾人护理补贴", "护理补贴", 记录.初审记录, 记录.复核记录)
重度残疾人护理补贴申领 = 流程.申领()
重度残疾人护理补贴主动服务 = 流程.主动服务()
重度残疾人护理补贴复核 = 流程.复核()
