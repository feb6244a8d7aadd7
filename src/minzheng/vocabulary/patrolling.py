"""Numbers for patrols of the street and for what is kept of people found there.

No national text gives them; each is a starting value that a city confirms or changes.
"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 个工作日, 天

专项巡查间隔 = Param("patrols.campaign_nights", "专项行动期间每个点位最多隔几天巡查一次", 天)
日常巡查间隔 = Param("patrols.usual_nights", "平时每个点位最多隔几天巡查一次", 天)
接收期限 = Param("patrols.handover_days", "街面发现的人送到救助站的最迟天数", 天)
照片保存天数 = Param("patrols.photo_days", "街面照片保存天数", 天)
返乡回访期限 = Param("patrols.follow_days", "成年人返回以后电话回访期限", 个工作日)
离线天数 = Param("patrols.kept_days", "没有网络时记在手机里的巡查记录最迟几天发回", 天)
