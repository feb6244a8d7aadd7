"""What a family may have, as cards in groups: already received, likely, to be checked, not."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from minzheng.engines.policy.api import Claim
from minzheng.faces.looks.parts import Link
from minzheng.kernel.matter import catalogue
from minzheng.kernel.money import yuan

MOST_MISSING = 6


@dataclass(frozen=True)
class Dress:
    """What a page adds to a claim: ways on, a remark, and whether it is held already."""

    links: tuple[Link, ...] = ()
    note: str = ""
    held: bool = False


@dataclass(frozen=True)
class Card:
    """Claims of one matter that say the same, with those they are about.

    `asked`: what the family itself can say; `checked`: what officers and departments find out.
    """

    claim: Claim
    dress: Dress
    whose: tuple[str, ...]
    asked: tuple[str, ...]
    checked: tuple[str, ...]

    @property
    def amount(self) -> str:
        """Yuan, where it is known."""
        return "" if self.claim.amount is None else yuan(self.claim.amount)

    @property
    def how_often(self) -> str:
        """一次性 or 每月, and for whom where it is several."""
        often = "一次性" if self.claim.once else "每月"
        return f"每人{often}" if len(self.whose) > 1 else often

    @property
    def tone(self) -> str:
        """yes, no, unknown, or held."""
        if self.dress.held:
            return "held"
        return {True: "yes", False: "no", None: "unknown"}[self.claim.eligible]


@dataclass(frozen=True)
class Group:
    """Cards under one heading."""

    tone: str
    heading: str
    says: str
    cards: tuple[Card, ...]

    @property
    def folded(self) -> bool:
        """What does not apply is there to be looked up, not read."""
        return self.tone == "no"


def grouped(
    claims: Iterable[Claim],
    dress: Callable[[Claim], Dress],
    headings: Sequence[tuple[str, str, str]],
) -> tuple[Group, ...]:
    """The claims as cards, by (tone, heading, remark); a group without cards is left out."""
    cards = sorted(_merged(_card(claim, dress(claim)) for claim in claims), key=_how_far)
    groups = (
        Group(tone, heading, says, tuple(card for card in cards if card.tone == tone))
        for tone, heading, says in headings
    )
    return tuple(group for group in groups if group.cards)


def _how_far(card: Card) -> tuple[bool, int]:
    """What lacks least comes first, what the place has to enter comes last."""
    return (bool(card.claim.unset), len(card.claim.missing))


def _card(claim: Claim, dress: Dress) -> Card:
    terms = _asked_terms(claim.matter)
    return Card(
        claim=claim,
        dress=dress,
        whose=(claim.whose,),
        asked=_by_member(term for term in claim.missing if _split(term)[0] in terms),
        checked=_by_member(term for term in claim.missing if _split(term)[0] not in terms),
    )


def _asked_terms(matter: str) -> frozenset[str]:
    """What the application form asks."""
    return frozenset(field.fact.term for field in catalogue().get(matter).form.fields())


def _split(term: str) -> tuple[str, str]:
    """The term and the member it is lacking of: 养老金（张三）-> 养老金, 张三."""
    name, _, of = term.partition("（")
    return name, of.removesuffix("）")


def _by_member(terms: Iterable[str]) -> tuple[str, ...]:
    """What is lacking of the household, then of each member in one piece; a long list is cut."""
    lacking: dict[str, list[str]] = {}
    for term in terms:
        name, of = _split(term)
        lacking.setdefault(of, []).append(name)
    return tuple(
        _told(of, names) for of, names in sorted(lacking.items(), key=lambda e: e[0] != "")
    )


def _told(of: str, names: list[str]) -> str:
    cut = names if len(names) <= MOST_MISSING + 1 else names[:MOST_MISSING]
    more = f"等 {len(names)} 项" if len(cut) < len(names) else ""
    return f"{f'{of}的' if of else ''}{'、'.join(cut)}{more}"


def _merged(cards: Iterable[Card]) -> Iterator[Card]:
    """Members of whom the same is said share a card; each keeps her own way on."""
    kept: dict[Card, list[Card]] = {}
    for card in cards:
        claim, dress = replace(card.claim, whose="", member=None), replace(card.dress, links=())
        kept.setdefault(replace(card, claim=claim, dress=dress, whose=()), []).append(card)
    for alike, ours in kept.items():
        whose = tuple(name for card in ours for name in card.whose)
        yield replace(alike, whose=whose, dress=replace(alike.dress, links=_links(ours)))


def _links(cards: Sequence[Card]) -> tuple[Link, ...]:
    """Each once; what leads elsewhere for each of several says for whom."""
    found = {(link.label, link.url): card for card in cards for link in card.dress.links}
    labels = [label for label, _ in found]
    return tuple(
        Link(label if labels.count(label) == 1 else f"{label}（{card.whose[0]}）", url)
        for (label, url), card in found.items()
    )
