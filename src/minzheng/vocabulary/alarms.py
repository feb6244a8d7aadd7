"""Numbers of device alarms (设备报警): who hears after how many minutes, when a device is silent.

No instrument that we have read fixes them; each is a starting value until a place enters its own.
"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 小时, 数, 比例

第二联系人分钟 = Param("alarms.second_minutes", "设备报警：几分钟没人应答，通知第二联系人", 数)
镇街分钟 = Param("alarms.town_minutes", "设备报警：几分钟没人应答，通知镇街", 数)
区级分钟 = Param("alarms.district_minutes", "设备报警：几分钟没人应答，通知区里", 数)
离线小时 = Param("alarms.offline_hours", "设备报警：几小时没有收到心跳算离线", 小时)
离线比例 = Param("alarms.offline_share", "设备报警：一个中心离线设备占多少要亮灯", 比例)
