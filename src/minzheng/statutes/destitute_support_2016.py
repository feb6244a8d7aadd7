"""特困人员救助供养的2016年意见：供养标准由哪两部分组成、怎样确定。"""

from datetime import date

from minzheng.kernel.law import Law
from minzheng.statutes.writing import 条


class 特困供养意见(Law):
    title = "国务院关于进一步健全特困人员救助供养制度的意见"
    number = "国发〔2016〕14号"
    in_force = date(2016, 2, 10)
    status = "reported"

    第三部分第二项 = 条(
        "供养标准包括基本生活标准和照料护理标准；基本生活标准一般不低于当地低保标准的1.3倍，"
        "照料护理标准按自理能力分档，与当地最低工资等挂钩。"
    )
