"""Many rows of one table, most columns of which are the same for all: one prepared statement.

Django writes some forty rows a statement on SQLite and compiles each anew; a city's night would
wait a minute for what takes seconds.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import Field, Model

BATCH = 5_000
Rows = Iterable[Sequence[Any]]


def insert(model: type[Model], same: Mapping[str, Any], names: Sequence[str], rows: Rows) -> None:
    """New rows: `names` are the columns that differ, `same` those that do not; others default."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(_quoted(field) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(model._meta.db_table)
    _run(f"INSERT INTO {table} ({columns}) VALUES ({marks})", fields, same, names, rows)  # noqa: S608 - our own names


def update(model: type[Model], same: Mapping[str, Any], names: Sequence[str], rows: Rows) -> None:
    """Rows changed: a row is the values of `names`, then its primary key."""
    key = model._meta.pk
    changed = [model._meta.get_field(name) for name in (*same, *names)]
    fields = [field for field in changed if isinstance(field, Field)]
    sets = ", ".join(f"{_quoted(field)} = %s" for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    sql = f"UPDATE {table} SET {sets} WHERE {_quoted(key)} = %s"  # noqa: S608 - our own names
    _run(sql, [*fields, key], same, (*names, key.name), rows)


def _run(
    sql: str, fields: Sequence[Any], same: Mapping[str, Any], names: Sequence[str], rows: Rows
) -> None:
    ready = [
        None if field.name in names else _ready(field, same.get(field.name, field.get_default()))
        for field in fields
    ]
    places = {name: [field.name for field in fields].index(name) for name in names}
    varying = [(places[name], fields[places[name]]) for name in names]
    batch: list[list[Any]] = []
    with connection.cursor() as cursor:
        for row in rows:
            line = list(ready)
            for (place, field), value in zip(varying, row, strict=True):
                line[place] = _ready(field, value)
            batch.append(line)
            if len(batch) == BATCH:
                cursor.executemany(sql, batch)
                batch = []
        if batch:
            cursor.executemany(sql, batch)


def _ready(field: Any, value: Any) -> Any:
    return field.get_db_prep_save(value, connection)


def _quoted(field: Any) -> str:
    return connection.ops.quote_name(field.column)
