"""高龄津贴报什么数：每个指标写明数什么、谁负责、多久报一次。"""

# fmt: off
from minzheng.kernel.indicator import Indicator
from minzheng.matters.eldercare.longevity.policy import 高龄津贴 as 津贴

养老科 = "县级民政部门养老服务科室"
在领人数 = Indicator("高龄津贴在领人数", "当月在发的老人", 养老科, "每月", 津贴.在领)
月发放额 = Indicator("高龄津贴月发放额", "当月在发金额合计", 养老科, "每月", 津贴.在发金额)
应领未领 = Indicator("高龄津贴应领未领人数", "到龄、没有领的老人", 养老科, "每月", 津贴.到龄未领)
