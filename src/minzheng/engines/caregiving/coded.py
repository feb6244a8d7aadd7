"""The coded words of care by agreement: how, to whom the money, what was seen, why it ended."""

HOME, FACILITY = "home", "facility"
MODES = {HOME: "在家照料", FACILITY: "机构照料"}

OWN, CARER, HOUSE = "own", "carer", "house"
PAYEES = {OWN: "本人账户", CARER: "照料人账户", HOUSE: "机构账户"}

RELATIONS = {
    "kin": "亲属",
    "neighbour": "邻居",
    "villager": "同村（社区）居民",
    "worker": "护理人员、公益岗位人员",
    "other": "其他",
}
HEALTH = {"good": "健康", "fair": "一般，能照料人", "poor": "有病，照料吃力"}

SELF, GUARDIAN = "self", "guardian"
SIGNERS = {SELF: "本人", GUARDIAN: "监护人"}

DONE, PARTLY, NOT_DONE = "done", "partly", "not_done"
ANSWERS = {DONE: "做到", PARTLY: "部分做到", NOT_DONE: "没做到"}
YES, PART, NO, UNKNOWN = "yes", "part", "no", "unknown"
MONEY = {YES: "收到了", PART: "只收到一部分", NO: "没有收到", UNKNOWN: "说不清"}

CADENCES = ("low", "middle", "high")

# 协议怎样终止
RENEWED, ENDED, DIED, LEFT, CARER_DIED, STAY_OVER, RAN_OUT = (
    "renewed", "ended", "died", "left", "carer_died", "stay_over", "ran_out",
)  # fmt: skip
ENDS = {
    RENEWED: "续签新协议",
    ENDED: "经办终止",
    DIED: "被照料人去世",
    LEFT: "不再享受",
    CARER_DIED: "照料人去世",
    STAY_OVER: "已经离开机构",
    RAN_OUT: "协议到期",
}

# 要办的事，急的在前
ACCOUNT, NONE, RENEW, UNFIT, REPLACE = "account", "none", "renew", "unfit", "replace"
DUTIES = {
    NONE: "未落实照料人",
    RENEW: "档次或方式已变，须续签",
    UNFIT: "照料人自己也成了被照料人，须更换",
    REPLACE: "整改没有到位，须更换照料人",
    ACCOUNT: "钱进了别人账户而没有协议，须改回",
}
