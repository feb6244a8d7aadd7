"""The door of the search engine: find, suggest, and what keeps the index."""

from minzheng.engines.search.asking import Question, read
from minzheng.engines.search.finding import EVERY_KIND, MOST, addresses, find, suggest
from minzheng.engines.search.folding import fold
from minzheng.engines.search.models import Kind
from minzheng.engines.search.rebuilding import Status, Step, rebuild, status
from minzheng.engines.search.sources import Doc, Source
from minzheng.engines.search.starting import let_find
from minzheng.engines.search.tokens import code_token, name_tokens, number_token
from minzheng.engines.search.values import Found, Group, Hit

__all__ = [
    "EVERY_KIND",
    "MOST",
    "Doc",
    "Found",
    "Group",
    "Hit",
    "Kind",
    "Question",
    "Source",
    "Status",
    "Step",
    "addresses",
    "code_token",
    "find",
    "fold",
    "let_find",
    "name_tokens",
    "number_token",
    "read",
    "rebuild",
    "status",
    "suggest",
]
