"""Tables of the vouchers engine."""

from minzheng.engines.vouchers.models.enrolling import Change, Enrolment, Listing
from minzheng.engines.vouchers.models.settling import Settlement
from minzheng.engines.vouchers.models.using import InsuranceLine, Owed, Use

__all__ = ["Change", "Enrolment", "InsuranceLine", "Listing", "Owed", "Settlement", "Use"]
