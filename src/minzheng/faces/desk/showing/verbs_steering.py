"""The trail's verbs of steering, in words."""

STEERING_VERBS = {
    "read_plan": "读入规划文件",
    "correct_plan_item": "更正规划条目",
    "correct_plan_figure": "更正规划数字",
    "set_plan_item_aside": "写规划条目不作任务",
    "split_plan_item": "拆分规划条目",
    "merge_plan_item": "合并规划条目",
    "assign_plan_item": "交办规划条目",
    "assign_duty": "交办任务",
    "move_duty": "任务改期",
    "drop_duty": "撤销任务",
    "report_duty": "报任务进展",
    "hand_in_duty": "提交任务凭据",
    "confirm_duty": "核实任务办结",
    "return_duty": "退回任务",
    "open_duty_paper": "查看任务凭据",
    "open_duty_turn": "开始任务下一次",
    "escalate_duties": "督办超期任务",
}
