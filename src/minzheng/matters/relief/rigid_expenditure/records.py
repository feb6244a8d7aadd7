"""刚性支出认定特有的记录：支出核实和一事一议；其余与家庭经济状况认定共用。"""

# fmt: off
from minzheng.kernel.form import Field
from minzheng.matters.economy_form import 入户调查项, 查清居住, 记录表
from minzheng.vocabulary import household as 家庭
from minzheng.vocabulary.records import 经办意见
from minzheng.vocabulary.rigid import 一事一议理由, 会商单位, 公办教育费用, 支出查实情况

支出调查记录 = 记录表(
    "入户调查和支出核实", *入户调查项, Field(支出查实情况, hint="看了哪些票据，查实多少"),
    Field(公办教育费用, "按公办学校收费标准折算的教育费用（元）", when=家庭.教育支出 > 0),
    each=查清居住)
一事一议记录 = 记录表("一事一议", Field(会商单位), Field(一事一议理由), Field(经办意见))
