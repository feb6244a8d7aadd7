"""Rows of any table, filled by their fields at random: what a figure counts must survive them."""

from collections import defaultdict
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from django.db import IntegrityError, models, transaction

from minzheng.registers.sealing import seal

FIRST = date(2026, 9, 1)
DAYS = 95  # until the beginning of December
TOLD = '{"who": "罗春生", "where": "桥头", "words": "没有米了"}'
PLACES_NAMED = {"division_code", "town", "town_code"}
TRIES, POOL = 60, 12


class Rows:
    """Makes rows; `said` holds, by "app.Model.field", what a field without choices may be."""

    def __init__(self, places: tuple[str, ...], said: dict[str, list[Any]], seed: int) -> None:
        self.places, self.said, self.random = places, said, Random(seed)  # noqa: S311
        self.pool: dict[type[models.Model], list[models.Model]] = defaultdict(list)
        self.count = 0

    def keep(self, row: models.Model) -> None:
        """A row that others may point to."""
        self.pool[type(row)].append(row)

    def make(self, model: type[models.Model], many: int) -> list[models.Model]:
        """Several rows of a table, in different states, on different days."""
        return [self.one(model) for _ in range(many)]

    def one(self, model: type[models.Model]) -> models.Model:
        """One row; tried again where the table itself refuses what chance has drawn."""
        refused = ""
        for _ in range(TRIES):
            row = model(**{f.attname: self._of(f) for f in model._meta.fields if not f.primary_key})
            try:
                with transaction.atomic():
                    models.Model.save(row)
            except IntegrityError as fault:
                refused = str(fault)
                continue
            self.keep(row)
            return row
        raise AssertionError(f"{model.__name__} refuses every row: {refused}")

    def _of(self, field: Any) -> Any:
        said = self.said.get(f"{field.model.__name__}.{field.name}")
        if said is not None:
            return self.random.choice(said)
        if field.is_relation:
            return self._pointing(field)
        if field.null and self.random.random() < 0.35:
            return None
        if field.choices:
            drawn = [key for key, _ in field.flatchoices if key is not None]
            return self.random.choice([*drawn, *([""] if field.blank else [])])
        return self._plain(field)

    def _pointing(self, field: Any) -> Any:
        """Another row: a new one while there are few, then one of those there are."""
        target = field.related_model
        known = self.pool[target]
        if field.null and self.random.random() < 0.6:
            return None
        if target is field.model:
            return self.random.choice(known).pk if known else None
        if field.one_to_one or len(known) < POOL:
            try:
                return self.one(target).pk
            except AssertionError:  # the table allows no more than there are
                if not known:
                    raise
        return self.random.choice(known).pk

    def _plain(self, field: Any) -> Any:
        self.count += 1
        if isinstance(field, models.DateTimeField):
            return datetime.combine(self._day(), time(4), tzinfo=UTC)
        if isinstance(field, models.DateField):
            return self._day()
        if isinstance(field, models.TimeField):
            return time(9)
        if isinstance(field, models.BooleanField):
            return self.random.random() < 0.5
        if isinstance(field, models.JSONField):
            return field.get_default() if field.has_default() else {}
        if isinstance(field, models.IntegerField | models.FloatField):
            return self.random.randint(1, 60)
        return self._words(field)

    def _words(self, field: Any) -> str:
        if field.name in PLACES_NAMED:
            return self.random.choice(self.places)
        if field.name.endswith("_sealed"):
            return seal(TOLD)
        if field.name == "month":
            return "2026-11"
        if field.blank and self.random.random() < 0.4 and not field.unique:
            return ""
        return f"罗{self.count}"[: field.max_length]

    def _day(self) -> date:
        return FIRST + timedelta(days=self.random.randrange(DAYS))
