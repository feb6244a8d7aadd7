"""Kinds of campaigns, points, things given, and how meeting somebody in the street ends."""

CAMPAIGNS = {
    "summer": "夏季送清凉",
    "winter": "寒冬送温暖",
    "special": "其他专项行动",
}
POINTS = {
    "bridge": "桥下",
    "underpass": "地下通道",
    "station": "车站",
    "square": "广场、公园",
    "market": "市场、商业街",
    "hospital": "医院门口",
    "bank": "自助银行",
    "building": "烂尾楼、空置房",
    "other": "其他",
}
NOBODY, FOUND, UNREACHED = "nobody", "found", "unreached"
SIGHTS = {NOBODY: "没有人", FOUND: "发现有人", UNREACHED: "没能到达"}

GOODS = {
    "water": "饮用水", "food": "食品", "quilt": "棉被", "clothes": "衣物",
    "medicine": "常用药品、防暑药品", "card": "求助卡",
}  # fmt: skip

ESCORTED, HOSPITAL, REFUSED, LEFT = "escorted", "hospital", "refused", "left"
OUTCOMES = {
    ESCORTED: "护送到救助站",
    HOSPITAL: "突发急病，先送医院",
    REFUSED: "不愿意去救助站",
    LEFT: "家属或单位当场领回",
}
TO_STATION = (ESCORTED, HOSPITAL)  # whom the station has to take in

CONDITIONS = {
    "minor": "未成年人", "elder": "老年人", "disabled": "残疾人", "immobile": "行动不便",
    "ill": "突发急病",
}  # fmt: skip

MALE, FEMALE = 1, 2  # GB/T 2261.1
SEXES = {MALE: "男", FEMALE: "女"}

# How the station writes it down; the words of the glossary.
WAYS_HOME = {
    1: "亲属接回", 2: "单位接回", 3: "凭乘车凭证自行返回", 4: "护送返回",
    5: "移交户籍地人民政府安置",
}  # fmt: skip
