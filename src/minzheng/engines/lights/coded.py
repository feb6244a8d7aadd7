"""Who reads lights, who writes what is done about them, and the words of the colours."""

KEEPERS = ("town_clerk", "town_head", "district_clerk", "district_head")
READERS = (*KEEPERS, "auditor")
RED, AMBER, GREEN = "red", "amber", "green"
COLOURS = {RED: "红灯", AMBER: "黄灯", GREEN: "绿灯"}
LONGEST_NOTE = 300
