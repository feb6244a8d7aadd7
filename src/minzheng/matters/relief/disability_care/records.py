"""What each step of a care-subsidy case writes down: the need for care beside the shared checks."""

# fmt: off
from minzheng.kernel.form import Field
from minzheng.matters.disability_form import 在世才问, 比对项, 证件项
from minzheng.matters.economy_form import 记录表, 金额
from minzheng.vocabulary.benefits import 养老护理补贴额
from minzheng.vocabulary.disability import 护理按自理分档, 生活自理情况, 需要长期照护
from minzheng.vocabulary.records import 经办意见, 调查情况

照护项 = (
    Field(需要长期照护), Field(生活自理情况, when=护理按自理分档),
    金额(养老护理补贴额, "每月领的养老服务护理类补贴（养老补贴台账）"))
初审记录 = 记录表("初审", Field(经办意见), each=(*比对项, *照护项))
复核记录 = 记录表("复核", Field(调查情况), Field(经办意见),
            each=在世才问((*证件项, *比对项, *照护项)))
