"""Articles as we restate them: numbered, whole, short sentences in instruments we know."""

import importlib
import pkgutil
import re

import pytest

import minzheng.statutes
from minzheng.kernel.law import Law, all_laws

NAMES = [
    name for _, name, package in pkgutil.iter_modules(minzheng.statutes.__path__) if not package
]
MODULES = [importlib.import_module(f"minzheng.statutes.{name}") for name in NAMES]
LAWS = [law for law in all_laws() if law.__module__.startswith("minzheng.statutes.")]
every_law = pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
NUMBER = re.compile(
    r"第[一二三四五六七八九十百零]+(条(第[一二三四五六七八九十]+[款项])*|部分(第[一二三四五六七八九十]+项)?)"
)


def test_every_file_holds_a_law() -> None:
    files = {law.__module__.rpartition(".")[2] for law in LAWS}

    assert files == set(NAMES) - {"writing"}


@every_law
def test_an_article_is_a_whole_sentence(law: type[Law]) -> None:
    assert law.articles()
    assert [str(a) for a in law.articles() if not a.text.endswith("。")] == []


@every_law
def test_an_article_has_a_number(law: type[Law]) -> None:
    assert [a.number for a in law.articles() if not NUMBER.fullmatch(a.number)] == []


@every_law
def test_an_article_is_short(law: type[Law]) -> None:
    assert [str(a) for a in law.articles() if len(a.text) > 150] == []


def test_a_wrong_number_is_refused_by_name() -> None:
    law = next(law for law in LAWS if law.__name__ == "社会救助法")

    with pytest.raises(AttributeError, match="第九百条"):
        _ = law.第九百条
