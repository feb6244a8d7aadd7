"""Markdown: headings, tables, links between pages, and where each page stands."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from minzheng.kernel.law import Article, Law

Pages = Mapping[str, str]  # path below the folder -> text
MATTERS, STATUTES = "matters", "statutes"
VOCABULARY, INDEX, VIEWS = "vocabulary.md", "index.md", "views.md"
FEEDS = "feeds.md"


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; what could be taken for its lines is escaped."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def paragraphs(*parts: str) -> str:
    """Parts with an empty line between them; empty parts are left out."""
    return "\n\n".join(part for part in parts if part) + "\n"


def link(words: str, to: str, at: str) -> str:
    """A link from the page `at` to the page or anchor `to`, both below the folder."""
    page, sign, anchor = to.partition("#")
    up = "../" * (len(PurePosixPath(at).parts) - 1)
    return f"[{words}]({up}{page}{sign}{anchor})"


def anchor(name: str) -> str:
    """A place that a link can lead to."""
    return f'<a id="{name}"></a>'


def matter_page(key: str) -> str:
    """Where the page of a matter stands: matters/relief-dibao.md."""
    return f"{MATTERS}/{key.replace('/', '-')}.md"


def statute_page(law: type[Law]) -> str:
    """Where the page of an instrument stands, by the file that restates it."""
    return f"{STATUTES}/{law.__module__.rpartition('.')[2]}.md"


def cited(articles: Iterable[Article], at: str) -> str:
    """Articles as links to the pages that restate them."""
    return "、".join(
        link(str(article), f"{statute_page(article.law)}#{article_id(article)}", at)
        for article in articles
    )


def article_id(article: Article) -> str:
    """The anchor of an article; a file may restate several instruments."""
    return f"{article.law.__name__}-{article.number}"


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ")
