"""Rows in bulk into either store, straight into the tables: no verb is called, nothing checked.

Secondary indexes are dropped first and made again at the end, when all rows lie there.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model

BATCH = 20_000


class Sink:
    """Takes rows by column, gives each its number, writes them by the thousand."""

    def __init__(self, models: Sequence[type[Model]]) -> None:
        self.models = {model: [f.column for f in model._meta.concrete_fields] for model in models}
        self.waiting: dict[type[Model], list[tuple[Any, ...]]] = defaultdict(list)
        self.last = {model: _top(model) for model in models}

    def put(self, model: type[Model], values: Mapping[str, Any], **changes: Any) -> int:
        """Take a row with these columns changed; gives its number."""
        self.last[model] += 1
        row = {**values, **changes, "id": self.last[model]}
        waiting = self.waiting[model]
        waiting.append(tuple(map(row.__getitem__, self.models[model])))
        if len(waiting) == BATCH:
            self._write(model)
        return self.last[model]

    def close(self) -> None:
        """Write what is left, and let the tables count on from here."""
        for model in self.models:
            self._write(model)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(self.models)):
                cursor.execute(statement)

    def _write(self, model: type[Model]) -> None:
        rows = self.waiting.pop(model, [])
        if rows:
            with transaction.atomic():
                WRITERS[connection.vendor](model._meta.db_table, self.models[model], rows)


@contextmanager
def bare_tables(models: Sequence[type[Model]]) -> Iterator[None]:
    """Inside, the tables have no secondary index; foreign keys are not looked at."""
    tables = [model._meta.db_table for model in models]
    with connection.cursor() as cursor:
        kept = INDEXES[connection.vendor](cursor, tables)
        for name, _ in kept:
            cursor.execute(f'DROP INDEX "{name}"')
        cursor.execute(LOOSE[connection.vendor])
    yield
    with connection.cursor() as cursor:
        for _, statement in kept:
            cursor.execute(statement)
        for statement in STRICT[connection.vendor]:
            cursor.execute(statement)


LOOSE = {
    "sqlite": "PRAGMA foreign_keys = OFF",
    "postgresql": "SET session_replication_role = replica",
}
# PostgreSQL looks after its own statistics, sooner or later; SQLite has none in this house.
STRICT = {
    "sqlite": ("PRAGMA foreign_keys = ON",),
    "postgresql": ("SET session_replication_role = origin", "VACUUM ANALYZE"),
}


def _sqlite_indexes(cursor: Any, tables: list[str]) -> list[tuple[str, str]]:
    marks = ", ".join("%s" for _ in tables)
    cursor.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql NOT NULL"
        f" AND tbl_name IN ({marks})",
        tables,
    )
    return list(cursor.fetchall())


def _postgresql_indexes(cursor: Any, tables: list[str]) -> list[tuple[str, str]]:
    cursor.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s)"
        " AND indexname NOT IN (SELECT conname FROM pg_constraint)",
        [tables],
    )
    return list(cursor.fetchall())


INDEXES = {"sqlite": _sqlite_indexes, "postgresql": _postgresql_indexes}


def _into_sqlite(table: str, columns: list[str], rows: list[tuple[Any, ...]]) -> None:
    named, marks = ", ".join(f'"{c}"' for c in columns), ", ".join("?" for _ in columns)
    statement = f'INSERT INTO "{table}" ({named}) VALUES ({marks})'
    connection.connection.executemany(statement, rows)


def _into_postgresql(table: str, columns: list[str], rows: list[tuple[Any, ...]]) -> None:
    named = ", ".join(f'"{c}"' for c in columns)
    statement = f'COPY "{table}" ({named}) FROM STDIN'
    with connection.connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


WRITERS = {"sqlite": _into_sqlite, "postgresql": _into_postgresql}


def _top(model: type[Model]) -> int:
    last = model._default_manager.order_by("-pk").values_list("pk", flat=True).first()
    return int(last or 0)
