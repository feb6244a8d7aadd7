"""The door of the sources engine: who says what, who is believed, what was settled by hand."""

from minzheng.engines.sources.believing import Overrules, believe, believed_by, overrules
from minzheng.engines.sources.conflicts import Refreshed, conflicts_for, refresh_conflicts
from minzheng.engines.sources.dossier import Opened, open_dossier
from minzheng.engines.sources.errors import NoSuchOverrule, OverruleRefused, SourcesError
from minzheng.engines.sources.models import Conflict, Overrule
from minzheng.engines.sources.overruling import (
    NewOverrule,
    Subject,
    drop_overrule,
    history_of,
    overrule,
    overrule_for,
)
from minzheng.engines.sources.reaching import CLOSED_READERS, OVERRULERS, readable_feeds
from minzheng.engines.sources.register_values import Own, register_values
from minzheng.engines.sources.saying import (
    Asked,
    Side,
    Sides,
    all_sides,
    facts_with_sources,
    sides,
)
from minzheng.engines.sources.terms import known_facts, text_of

__all__ = [
    "CLOSED_READERS",
    "OVERRULERS",
    "Asked",
    "Conflict",
    "NewOverrule",
    "NoSuchOverrule",
    "Opened",
    "Overrule",
    "OverruleRefused",
    "Overrules",
    "Own",
    "Refreshed",
    "Side",
    "Sides",
    "SourcesError",
    "Subject",
    "all_sides",
    "believe",
    "believed_by",
    "conflicts_for",
    "drop_overrule",
    "facts_with_sources",
    "history_of",
    "known_facts",
    "open_dossier",
    "overrule",
    "overrule_for",
    "overrules",
    "readable_feeds",
    "refresh_conflicts",
    "register_values",
    "sides",
    "text_of",
]
