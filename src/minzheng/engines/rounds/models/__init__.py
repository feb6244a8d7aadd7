"""Tables of the rounds engine."""

from minzheng.engines.rounds.models.due import Check, Due
from minzheng.engines.rounds.models.listed import Listed
from minzheng.engines.rounds.models.visit import Visit

__all__ = ["Check", "Due", "Listed", "Visit"]
