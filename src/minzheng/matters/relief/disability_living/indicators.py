"""困难残疾人生活补贴报什么数：每个指标写明数什么、谁负责、多久报一次。"""

# fmt: off
from minzheng.kernel.indicator import Indicator
from minzheng.matters.relief.disability_living.policy import 困难残疾人生活补贴 as 补贴

福利科 = "县级民政部门残疾人福利科室"
在领人数 = Indicator("困难残疾人生活补贴在领人数", "当月在发的人数", 福利科, "每月", 补贴.在领)
月发放额 = Indicator("困难残疾人生活补贴月发放额", "当月在发金额合计", 福利科, "每月",
                 补贴.在发金额)
应领未领 = Indicator("困难残疾人生活补贴应领未领线索", "数据比对可能符合、还没有领的人", 福利科,
                 "每月", 补贴.主动服务对象)
