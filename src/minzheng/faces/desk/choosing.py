"""Which parameters a list shows: the place they are looked up at, and what narrows the list."""

from collections.abc import Iterable
from dataclasses import dataclass

from minzheng.engines.parameters.api import Use


@dataclass(frozen=True)
class Wanted:
    """A place with its name, and the status and matter asked for; "" asks for all."""

    place: str
    place_name: str
    status: str = ""
    matter: str = ""

    def fits(self, status: str, uses: Iterable[Use]) -> bool:
        """Whether a parameter is among what was asked for."""
        if self.status and self.status != status:
            return False
        return not self.matter or any(use.matter == self.matter for use in uses)
