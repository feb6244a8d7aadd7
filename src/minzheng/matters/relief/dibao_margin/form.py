"""申请低保边缘家庭认定时问什么：家里有谁、收入、财产；登记簿已知的只请核对。"""

from minzheng.kernel.form import Form
from minzheng.matters.economy_form import (
    委托书,
    家庭成员页,
    承诺,
    收入页,
    财产页,
    赡养协议,
    近亲属页,
)


class 低保边缘家庭申请(Form):
    title = "低保边缘家庭认定申请"
    pages = (*家庭成员页, *收入页, *财产页, 近亲属页)
    attachments = (委托书, 赡养协议)
    commitments = 承诺
