"""分类施保报什么数：每个指标写明数什么、谁负责、多久报一次。"""

from minzheng.kernel.indicator import Indicator
from minzheng.matters.relief.classified.policy import 单独发放分类施保 as 施保

救助科 = "县级民政部门社会救助科室"
在领人数 = Indicator(
    "分类施保在领人数", "当月单独发放分类施保金的人", 救助科, "每月", 施保.在领分类施保
)
月发放额 = Indicator(
    "分类施保月发放额", "当月单独发放的分类施保金合计", 救助科, "每月", 施保.在领施保金额
)
