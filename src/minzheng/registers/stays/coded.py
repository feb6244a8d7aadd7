"""The coded tables of stays: how somebody is with a facility, and how that ended."""

LIVING = "living"
KINDS = {
    LIVING: "入住",
    "day": "日间照料",
    "visited": "上门服务",
    "served": "来院服务",
}
ENDS = {
    "left": "离开回家",
    "moved": "转到其他机构",
    "hospital": "转到医院",
    "died": "去世",
    "ended": "服务结束",
}
