"""国务院关于在线政务服务的若干规定：电子签名、印章、证照和档案的效力。"""

from datetime import date

from minzheng.kernel.law import Law
from minzheng.statutes.writing import 条


class 在线政务服务规定(Law):
    title = "国务院关于在线政务服务的若干规定"
    number = "国务院令第716号"
    in_force = date(2019, 4, 26)
    status = "verified"

    第七条 = 条("能够通过共享获取的信息不得要求另行提供；收到的材料不得用于办理事项以外的用途。")
    第八条 = 条("可靠的电子签名与手写签名或者盖章具有同等效力。")
    第九条 = 条("电子印章与实物印章具有同等效力，盖有电子印章的电子材料合法有效。")
    第十二条 = 条("符合规定的电子档案可以只存电子件，与纸质档案具有同等效力。")
