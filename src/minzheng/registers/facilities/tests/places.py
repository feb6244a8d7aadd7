"""Facilities that the tests register."""

from datetime import date

from minzheng.registers.facilities.api import NewFacility, NewOffer

DAY = date(2026, 11, 2)
VILLAGE, OTHER_TOWN = "440118101201", "440118102201"
HOME = NewFacility(
    "青竹敬老院", "elder_home", VILLAGE, "青竹镇石桥村 1 号", latitude=23.29, longitude=113.81,
    phone="020-12345678", hours="周一至周五 9:00-12:00，14:00-17:00；周六 9:00-12:00",
    capacity=80, vacancy=12, vacancy_on=DAY, operator="public", access=("ramp", "lift"),
    services=(NewOffer("长住（半自理）", 320_000, "月", "user"), NewOffer("短住", 15_000, "天")),
)  # fmt: skip
CANTEEN = NewFacility(
    "白鹤长者饭堂", "elder_canteen", OTHER_TOWN, "白鹤镇新圩村 8 号", latitude=23.30,
    longitude=113.90, services=(NewOffer("午餐", 1_200, "餐", "shared"),),
)  # fmt: skip
