"""A month in a column: stored as "2026-11", so that text order is the order of time."""

from functools import lru_cache
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from minzheng.kernel.months import Month

_parse = lru_cache(maxsize=2048)(Month.parse)


class MonthField(models.CharField):  # type: ignore[type-arg]  # its type arguments exist only in the stubs
    """Gives and takes Month; in the database seven characters."""

    description = "月份"
    _pyi_private_set_type: Any
    _pyi_private_get_type: Any
    _pyi_lookup_exact_type: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 7
        super().__init__(*args, **kwargs)

    def from_db_value(
        self, value: str | None, _expression: object, _connection: BaseDatabaseWrapper
    ) -> Month | None:
        return None if value is None else _parse(value)

    def to_python(self, value: Any) -> Any:
        return _parse(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, Month) else value
