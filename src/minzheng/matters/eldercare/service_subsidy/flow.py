"""养老服务补贴从申领、系统找人到动态管理；环节、时限、去向写在两项补贴共用的流程里。"""

from minzheng.matters.elder_subsidy import 服务条, 补贴流程
from minzheng.matters.eldercare.service_subsidy.policy import 养老服务补贴

流程 = 补贴流程(养老服务补贴, "养老服务补贴", 服务条)
养老服务补贴申领 = 流程.申领()
养老服务补贴主动发放 = 流程.主动发放()
养老服务补贴动态管理 = 流程.动态管理()
