"""社会救助暂行办法：2014年施行；与社会救助法不一致的，按社会救助法。"""

from datetime import date

from minzheng.kernel.law import Law
from minzheng.statutes.writing import 条


class 社会救助暂行办法(Law):
    # 疑问：社会救助法没有写明废止本办法，2026年7月1日以后的效力待法规科答复。
    title = "社会救助暂行办法"
    number = "国务院令第649号，2019年修订"
    in_force = date(2014, 5, 1)
    status = "verified"

    第四十八条 = 条("临时救助由县级民政部门审批；金额较小的，可以委托乡镇、街道审批。")
    第六十八条 = 条(
        "骗取救助的停止救助，责令退回，可处所得一倍以上三倍以下罚款（社会救助法已改为二倍以下）。"
    )
