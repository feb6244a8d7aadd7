"""Narrowing the list of services: for whom, which department, at which level."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from minzheng.faces.portal.finding import Offer, offers
from minzheng.faces.portal.guide import deciding
from minzheng.faces.portal.wording import actor_words, level_words

Reader = Callable[[Offer], tuple[str, ...]]


@dataclass(frozen=True)
class Sieve:
    """One way of narrowing; `chosen` is "" where everything passes."""

    name: str
    label: str
    options: tuple[str, ...]
    chosen: str
    reads: Reader

    def lets(self, offer: Offer) -> bool:
        """Whether a service passes."""
        return not self.chosen or self.chosen in self.reads(offer)


def audiences(offer: Offer) -> tuple[str, ...]:
    """For whom it is."""
    return (offer.matter.service.audience,)


def departments(offer: Offer) -> tuple[str, ...]:
    """Who decides, and to whom the power may be handed down."""
    words = actor_words(deciding(offer.matter).by).replace("负责人", "")
    return tuple(words.split("；委托的，"))


def levels(offer: Offer) -> tuple[str, ...]:
    """The levels that decide."""
    return tuple(level_words(deciding(offer.matter).by).split("、"))


KINDS: tuple[tuple[str, str, Reader], ...] = (
    ("audience", "服务对象", audiences), ("department", "部门", departments),
    ("level", "层级", levels),
)  # fmt: skip


def sieves_of(asked: Mapping[str, str]) -> list[Sieve]:
    """The sieves with what the address chose; what is not on offer is not chosen."""
    return [_sieve(name, label, reads, asked.get(name, "")) for name, label, reads in KINDS]


def _sieve(name: str, label: str, reads: Reader, wanted: str) -> Sieve:
    options = dict.fromkeys(value for offer in offers() for value in reads(offer))
    return Sieve(name, label, tuple(options), wanted if wanted in options else "", reads)
