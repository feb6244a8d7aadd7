"""The fields of work as a citizen meets them: an occasion in life, an icon, a line of words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Occasion:
    """What brings somebody here; `field` is the folder its matters stand in."""

    field: str
    words: str
    note: str
    icon: str


OCCASIONS = (
    Occasion("relief", "家庭遇困", "低保、特困、临时救助", "help"),
    Occasion("children", "生育与儿童", "孤儿、困境儿童、收养", "child"),
    Occasion("marriage", "结婚离婚", "登记、补领证件", "rings"),
    Occasion("eldercare", "照护老人", "津贴、养老补贴、养老机构", "elder"),
    Occasion("disability", "残疾", "两项补贴、康复", "care"),
    Occasion("funeral", "身后事", "殡葬服务、节地生态安葬", "leaf"),
    Occasion("placenames", "迁居与地名", "门牌、地名查询", "pin"),
    Occasion("organisations", "社会组织", "登记、年报", "people"),
    Occasion("charity", "慈善", "捐赠、募捐、志愿服务", "coin"),
    Occasion("community", "社区事务", "议事、公开、证明", "home"),
)
OTHER = Occasion("", "其他事项", "", "document")


def occasion_of(field: str) -> Occasion:
    """The occasion of a field of work."""
    return next((known for known in OCCASIONS if known.field == field), OTHER)
