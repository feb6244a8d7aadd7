"""The door of the parameters engine: the book in force, and the verbs by which it changes."""

from minzheng.engines.parameters.errors import (
    NoSuchParameter,
    NoSuchProposal,
    NotOpen,
    PaperBroken,
    ParameterRefused,
    ReasonNeeded,
    SamePerson,
    ValueRefused,
)
from minzheng.engines.parameters.models import Proposal
from minzheng.engines.parameters.papers import open_paper
from minzheng.engines.parameters.proposing import (
    approve,
    declared,
    propose,
    return_with_reason,
    withdraw,
)
from minzheng.engines.parameters.reaching import (
    APPROVERS,
    PROPOSERS,
    READERS,
    may_set,
    place_names,
    place_words,
    places_to_set,
    require_may_set,
    stands_in,
)
from minzheng.engines.parameters.reading import (
    book_if,
    history_of,
    pending,
    proposal_for,
    proposals,
    to_approve,
)
from minzheng.engines.parameters.shelf import book, steady
from minzheng.engines.parameters.using import matters_using, uses_of
from minzheng.engines.parameters.values import Dated, NewValue, Use
from minzheng.registers.papers import Paper

__all__ = [
    "APPROVERS",
    "PROPOSERS",
    "READERS",
    "Dated",
    "NewValue",
    "NoSuchParameter",
    "NoSuchProposal",
    "NotOpen",
    "Paper",
    "PaperBroken",
    "ParameterRefused",
    "Proposal",
    "ReasonNeeded",
    "SamePerson",
    "Use",
    "ValueRefused",
    "approve",
    "book",
    "book_if",
    "declared",
    "history_of",
    "matters_using",
    "may_set",
    "open_paper",
    "pending",
    "place_names",
    "place_words",
    "places_to_set",
    "proposal_for",
    "proposals",
    "propose",
    "require_may_set",
    "return_with_reason",
    "stands_in",
    "steady",
    "to_approve",
    "uses_of",
    "withdraw",
]
