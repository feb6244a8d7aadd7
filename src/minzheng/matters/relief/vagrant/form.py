"""求助时问什么：只问有什么困难，说不清身份的也先帮。"""

# fmt: off
from dataclasses import replace

from minzheng.kernel.form import Commitment, Field, Form
from minzheng.matters.economy_form import 已知, 逐人
from minzheng.statutes.vagrant_relief import 流浪乞讨人员救助管理办法 as 办法
from minzheng.vocabulary import person as 个人
from minzheng.vocabulary import vagrant as 流散

基本信息 = (个人.姓名, 个人.性别, 个人.出生日期, 个人.户籍地, 个人.残疾类别, 个人.残疾等级)


class 求助登记表(Form):
    title = "流散人员求助登记"
    pages = (
        逐人("people", "请核对基本信息", *(replace(已知(项), required=False) for 项 in 基本信息),
           why="说不清或者没有证件的可以不填，不影响求助"),
        逐人("health", "身体怎么样？", Field(流散.突发急病, hint="是的，先送医院，手续后补"),
           Field(流散.行动不便)),
        逐人("need", "现在有什么困难？", Field(流散.流落在外), Field(流散.无力解决食宿),
           Field(流散.无亲友投靠)),
    )
    commitments = (
        Commitment("truth", "我说的姓名和困难是真实的。", 办法.第六条),
    )
