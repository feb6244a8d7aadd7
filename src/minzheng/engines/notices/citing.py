"""Articles as a letter names them: a law's title once, then its articles."""

from collections.abc import Iterable
from itertools import groupby

CLOSING = "》"


def cite_together(articles: Iterable[str]) -> str:
    """《社会救助法》第十八条、第二十条: neighbours of one law share its title.

    Articles are printed in the order given, each once.
    """
    parted = [article.rpartition(CLOSING) for article in dict.fromkeys(articles)]
    laws = groupby(parted, key=lambda parts: parts[0] + parts[1])
    return "、".join(title + "、".join(rest for *_, rest in group) for title, group in laws)
