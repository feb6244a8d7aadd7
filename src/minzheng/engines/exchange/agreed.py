"""What was agreed with each department beyond the declaration: feeds.yaml in the data directory.

hosts: [10.1.2.3:8080]        # plain http is allowed to these only
feeds:
  cremations:
    most_bad: 5%              # share of refused rows up to which a file is taken
    pull: {url: "https://…/cremations/{day}.csv", token_file: keys/cremations}
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from minzheng.engines.exchange.errors import AgreementError
from minzheng.engines.exchange.limits import MOST_BAD
from minzheng.kernel.units import UNITS, UnreadableValue

FILE = "feeds.yaml"
FIELDS = {"most_bad", "pull"}
PULL_FIELDS = {"url", "token_file", "token_env", "shape", "timeout", "attempts", "header"}
SHAPES = ("file", "pages")


@dataclass(frozen=True)
class Source:
    """Where a feed is fetched. `shape`: one file, or JSON pages ({page} in the url)."""

    url: str
    token_file: str = ""
    token_env: str = ""
    shape: str = "file"
    timeout: int = 60
    attempts: int = 4
    header: str = "Authorization"


@dataclass(frozen=True)
class Agreement:
    """`most_bad` in ‰ of the rows."""

    most_bad: int = MOST_BAD
    source: Source | None = None


def agreement(feed: str) -> Agreement:
    """What was agreed for a feed; the usual when the file says nothing. Raises AgreementError."""
    given = _table(_table(_file(), "feeds"), feed)
    _refuse_unknown(feed, given, FIELDS)
    pull = _table(given, "pull")
    _refuse_unknown(f"{feed}.pull", pull, PULL_FIELDS)
    return Agreement(_most_bad(feed, given), _source(feed, pull) if pull else None)


def plain_hosts() -> frozenset[str]:
    """Hosts that may be asked without TLS, as host:port."""
    return frozenset(str(each) for each in _file().get("hosts") or ())


def _file() -> Mapping[str, Any]:
    path = Path(settings.DATA_DIR) / FILE
    if not path.exists():
        return {}
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise AgreementError(f"{FILE} 读不懂：{error}。请改正后重试") from error
    return found if isinstance(found, dict) else {}


def _table(within: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = within.get(key) or {}
    if not isinstance(found, dict):
        raise AgreementError(f"{FILE} 的“{key}”应当是若干项“名称: 值”，请改正")
    return found


def _refuse_unknown(where: str, given: Mapping[str, Any], known: set[str]) -> None:
    unknown = set(given) - known
    if unknown:
        raise AgreementError(
            f"{FILE} 的“{where}”里有不认得的“{'、'.join(sorted(unknown))}”，"
            f"可以写的有：{'、'.join(sorted(known))}"
        )


def _most_bad(feed: str, given: Mapping[str, Any]) -> int:
    if "most_bad" not in given:
        return MOST_BAD
    try:
        return int(UNITS["比例"].read(str(given["most_bad"])) or 0) // 10
    except UnreadableValue as error:
        raise AgreementError(f"{FILE} 的“{feed}.most_bad”：{error}") from error


def _source(feed: str, pull: Mapping[str, Any]) -> Source:
    try:
        source = Source(**pull)
    except TypeError as error:
        raise AgreementError(f"{FILE} 的“{feed}.pull”缺少 url，请写明取数的地址") from error
    if source.shape not in SHAPES:
        raise AgreementError(f"{FILE} 的“{feed}.pull.shape”应为 {'、'.join(SHAPES)} 之一")
    if source.shape == "pages" and "{page}" not in source.url:
        raise AgreementError(f"{FILE} 的“{feed}.pull.url”按页取数，地址里要有 {{page}}")
    return source
