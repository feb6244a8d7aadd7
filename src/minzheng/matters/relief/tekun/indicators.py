"""特困供养报什么数：每个指标写明数什么、谁负责、多久报一次。"""

from minzheng.kernel.indicator import Indicator
from minzheng.matters.relief.tekun.policy import 特困人员救助供养 as 供养

# fmt: off
救助科 = "县级民政部门社会救助科室"
在供人数 = Indicator("特困在供人数", "当月在享受救助供养的人", 救助科, "每月", 供养.在供养)
月供养支出 = Indicator("特困月供养支出", "当月在发的供养金合计", 救助科, "每月", 供养.在发供养金)
