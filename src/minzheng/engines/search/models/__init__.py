"""Tables of the search engine: what can be found, the tokens that find it, how far a rebuild is."""

from minzheng.engines.search.models.entry import Entry, Kind, Token
from minzheng.engines.search.models.progress import Progress

__all__ = ["Entry", "Kind", "Progress", "Token"]
