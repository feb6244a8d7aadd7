"""The page of each file of statutes: articles restated, and what rests on each of them."""

from collections.abc import Iterator, Mapping

from minzheng.faces.looks.lawbook import STATUS_WORDS
from minzheng.kernel.law import Article, Law, all_laws
from minzheng.kernel.matter import Matter, catalogue
from minzheng.wiring.reference.writing import (
    Pages,
    anchor,
    article_id,
    link,
    matter_page,
    paragraphs,
    statute_page,
)

Uses = Mapping[Article, Mapping[str, list[str]]]  # article -> matter's key -> what rests on it


def statute_pages() -> Pages:
    """A page for each file of statutes; several instruments in one file share it."""
    uses, pages = _uses(), dict[str, list[str]]()
    for law in laws_in_order():
        pages.setdefault(statute_page(law), []).append(_law(law, uses))
    return {at: "\n".join(parts) for at, parts in pages.items()}


def laws_in_order() -> list[type[Law]]:
    """Every instrument of the statutes, by file, in the order written."""
    laws = [law for law in all_laws() if law.__module__.startswith("minzheng.statutes.")]
    return sorted(laws, key=lambda law: law.__module__)


def _uses() -> Uses:
    found: dict[Article, dict[str, list[str]]] = {}
    for key, matter in catalogue().matters.items():
        for what, article in _resting(matter):
            names = found.setdefault(article, {}).setdefault(key, [])
            if what not in names:
                names.append(what)
    return found


def _resting(matter: Matter) -> Iterator[tuple[str, Article]]:
    """Rules, steps and ends of a matter with the articles they cite."""
    for formula in matter.policy.formulas:
        yield from ((formula.label, article) for article in formula.articles)
    for flow in matter.flows:
        for element in flow.elements:
            yield from ((f"{flow.title}·{element.name}", article) for article in element.articles)


def _law(law: type[Law], uses: Uses) -> str:
    at = statute_page(law)
    force = f"自 {law.in_force} 起施行" + (f"，{law.ended} 停止施行" if law.ended else "")
    return paragraphs(
        f"# 《{law.title}》",
        f"{law.number}，{force}。条文由我们用自己的话复述，状态：{STATUS_WORDS[law.status]}。",
        *(_article(article, uses.get(article, {}), at) for article in law.articles()),
    )


def _article(article: Article, uses: Mapping[str, list[str]], at: str) -> str:
    cited = "\n".join(
        f"- {link(str(catalogue().get(key)), matter_page(key), at)}：{'、'.join(names)}"
        for key, names in uses.items()
    )
    return paragraphs(
        f"{anchor(article_id(article))}\n\n## {article.number}", article.text,
        f"引用它的：\n\n{cited}" if cited else "没有规则和环节引用它。",
    ).rstrip()  # fmt: skip
