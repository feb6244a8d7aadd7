"""The door of the register of stays: take in, move, end; who is where on a day."""

from minzheng.registers.stays.coded import ENDS, KINDS, LIVING
from minzheng.registers.stays.errors import InAnotherBed, NoSuchStay, StayRefused
from minzheng.registers.stays.finding import find_stay, first_days_in, living_in, stays_in, stays_of
from minzheng.registers.stays.keeping import NewStay, change_place, end_stay, take_in
from minzheng.registers.stays.models import Stay

__all__ = [
    "ENDS",
    "KINDS",
    "LIVING",
    "InAnotherBed",
    "NewStay",
    "NoSuchStay",
    "Stay",
    "StayRefused",
    "change_place",
    "end_stay",
    "find_stay",
    "first_days_in",
    "living_in",
    "stays_in",
    "stays_of",
    "take_in",
]
