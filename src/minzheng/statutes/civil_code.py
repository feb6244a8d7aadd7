"""民法典：期间怎样起算、届满和顺延。"""

from datetime import date

from minzheng.kernel.law import Law
from minzheng.statutes.writing import 条


class 民法典(Law):
    title = "民法典"
    number = "主席令第四十五号"
    in_force = date(2021, 1, 1)
    status = "verified"

    第二百零一条 = 条("按日、月、年计算期间的，开始的当日不计入，自下一日开始计算。")
    第二百零二条 = 条(
        "按月、年计算期间的，到期月的对应日为最后一日；没有对应日的，月末日为最后一日。"
    )
    第二百零三条 = 条("期间的最后一日是法定休假日的，以休假日结束的次日为最后一日。")
