"""Numbers for the health records of elders in care: from which value on the house is called.

They are starting values of the system, no standard's: a doctor of the place confirms or changes
them. Temperature and glucose are counted in tenths, as they are kept.
"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 天, 数

收缩压高 = Param("health.systolic_high", "健康提醒：收缩压达到（毫米汞柱）", 数)
收缩压低 = Param("health.systolic_low", "健康提醒：收缩压低到（毫米汞柱）", 数)
舒张压高 = Param("health.diastolic_high", "健康提醒：舒张压达到（毫米汞柱）", 数)
脉搏高 = Param("health.pulse_high", "健康提醒：脉搏达到（次/分）", 数)
脉搏低 = Param("health.pulse_low", "健康提醒：脉搏低到（次/分）", 数)
体温高 = Param("health.temperature_high", "健康提醒：体温达到（十分之一摄氏度）", 数)
血糖高 = Param("health.glucose_high", "健康提醒：血糖达到（十分之一毫摩尔/升）", 数)
血糖低 = Param("health.glucose_low", "健康提醒：血糖低到（十分之一毫摩尔/升）", 数)
血氧低 = Param("health.oxygen_low", "健康提醒：血氧饱和度低到（%）", 数)
补记天数 = Param("health.late_days", "健康记录：最迟几天内补记", 天)
HIGH = {"systolic": 收缩压高, "diastolic": 舒张压高, "pulse": 脉搏高, "temperature": 体温高,
        "glucose": 血糖高}  # fmt: skip
LOW = {"systolic": 收缩压低, "pulse": 脉搏低, "glucose": 血糖低, "oxygen": 血氧低}
