"""Emptying the database is for tests alone; there the guard of the trail steps aside."""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.core.management.commands import flush
from django.db import connections

from minzheng.engines.audit import guard


class Command(flush.Command):
    def handle(self, **options: Any) -> None:
        if not settings.TESTING:
            raise CommandError("不能清空数据库：审计记录只能追加。请改用新的数据目录")
        connection = connections[options["database"]]
        guard.lift(connection)
        try:
            super().handle(**options)
        finally:
            guard.set_up(connection)
