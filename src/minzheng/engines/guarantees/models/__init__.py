"""Tables of the guarantees engine."""

from minzheng.engines.guarantees.models.invitations import Invitation, Tally
from minzheng.engines.guarantees.models.versions import Version

__all__ = ["Invitation", "Tally", "Version"]
