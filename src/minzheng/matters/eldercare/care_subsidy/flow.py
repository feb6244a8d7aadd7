"""老年人护理补贴从申领、系统找人到动态管理；环节、时限、去向写在两项补贴共用的流程里。"""

from minzheng.matters.elder_subsidy import 护理条, 补贴流程
from minzheng.matters.eldercare.care_subsidy.policy import 老年人护理补贴

流程 = 补贴流程(老年人护理补贴, "老年人护理补贴", 护理条)
老年人护理补贴申领 = 流程.申领()
老年人护理补贴主动发放 = 流程.主动发放()
老年人护理补贴动态管理 = 流程.动态管理()
