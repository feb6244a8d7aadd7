"""The door of the linkage engine: whose a row is, the review queue, search before create."""

from minzheng.engines.linkage.chinese import PEOPLE
from minzheng.engines.linkage.doubling import Doubles, seek_doubles
from minzheng.engines.linkage.errors import (
    AlreadyRuled,
    LinkageRefused,
    NoSuchPair,
    ReasonMissing,
    RowGone,
    TooFewRecords,
)
from minzheng.engines.linkage.linking import link
from minzheng.engines.linkage.model import Model, probability
from minzheng.engines.linkage.models import ReviewPair, Ruling
from minzheng.engines.linkage.queueing import told
from minzheng.engines.linkage.reaching import (
    READERS,
    RULERS,
    Wanted,
    counts,
    pair_for,
    pairs_about,
    queue,
    ruling_for,
    rulings,
)
from minzheng.engines.linkage.retraining import train_on_lake
from minzheng.engines.linkage.ruling import accept, carry_out, refuse, undo, waiting
from minzheng.engines.linkage.seeking import Candidate, Sought, candidates
from minzheng.engines.linkage.shelf import (
    DEFAULT_MODEL,
    MEASURED,
    keep_model,
    model_in_use,
    own_models,
)
from minzheng.engines.linkage.weighing import Evidence, Reasons

__all__ = [
    "DEFAULT_MODEL",
    "MEASURED",
    "PEOPLE",
    "READERS",
    "RULERS",
    "AlreadyRuled",
    "Candidate",
    "Doubles",
    "Evidence",
    "LinkageRefused",
    "Model",
    "NoSuchPair",
    "ReasonMissing",
    "Reasons",
    "ReviewPair",
    "RowGone",
    "Ruling",
    "Sought",
    "TooFewRecords",
    "Wanted",
    "accept",
    "candidates",
    "carry_out",
    "counts",
    "keep_model",
    "link",
    "model_in_use",
    "own_models",
    "pair_for",
    "pairs_about",
    "probability",
    "queue",
    "refuse",
    "ruling_for",
    "rulings",
    "seek_doubles",
    "told",
    "train_on_lake",
    "undo",
    "waiting",
]
