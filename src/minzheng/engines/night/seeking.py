"""One pass for everything: every alert, and every matter beside what is paid; then the feeds."""

from collections.abc import Iterator, Mapping
from datetime import date

import numpy as np
import pyarrow as pa

from minzheng.engines.alerts import api as alerts
from minzheng.engines.exchange import api as exchange
from minzheng.engines.exchange.api import FeedState
from minzheng.engines.night.comparing import comparisons
from minzheng.engines.parameters.api import book
from minzheng.engines.screening.api import Snapshot, Sought, Sweep, Swept, sweep
from minzheng.kernel.alert import Alert
from minzheng.kernel.divisions import NATION
from minzheng.kernel.expr import Expr
from minzheng.kernel.one import run as run_one
from minzheng.vocabulary import department_data as terms

NOBODY = np.empty(0, np.int64)


def seek(table: Snapshot, on: date) -> dict[str, Swept]:
    """Everybody: each alert by its key, each comparison by its name."""
    watched = alerts.open_subjects()
    sought = {
        key: Sought(rule.when, alerts.shown(rule), watched.get(key, NOBODY))
        for key, rule in alerts.rules().items()
        if not rule.of_feed
    }
    sought |= {each.name: each.sought for each in comparisons()}
    return sweep(Sweep(sought, on, book()), table)


def seek_feeds(on: date) -> dict[str, Swept]:
    """The feeds themselves: late, never arrived, too much refused."""
    states = exchange.feed_states(on)
    rules = {key: rule for key, rule in alerts.rules().items() if rule.of_feed}
    return {key: _of_feeds(rule, states, on) for key, rule in rules.items()}


def _of_feeds(rule: type[Alert], states: Mapping[str, FeedState], on: date) -> Swept:
    shown = alerts.shown(rule)
    rows = list(_found(rule.when, shown, states, on))
    columns = {name: pa.array([row[1][at] for row in rows]) for at, name in enumerate(shown)}
    return Swept(pa.table({"feed": pa.array([row[0] for row in rows], pa.string()), **columns}),
                 NOBODY)  # fmt: skip


def _found(
    when: Expr, shown: Mapping[str, Expr], states: Mapping[str, FeedState], on: date
) -> Iterator[tuple[str, list[object]]]:
    for feed in sorted(states):
        roots = (when, *shown.values())
        done = run_one(roots, _facts(states[feed]), on=on, place=NATION, params=book())
        if done.value(when) is True:
            yield feed, [done.value(node) for node in shown.values()]


def _facts(state: FeedState) -> dict[str, object]:
    """What is known of a feed, as the terms of its alerts."""
    return {
        terms.距上次到库天数.column: state.age,
        terms.应报天数.column: state.every,
        terms.宽限天数.column: state.grace,
        terms.从未到库.column: state.never,
        terms.退回比例.column: state.refused_permille,
    }
