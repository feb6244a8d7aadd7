"""DATABASE_URL read into Django's DATABASES entry: SQLite, or PostgreSQL by one setting."""

from pathlib import Path
from typing import Any
from urllib.parse import ParseResult, parse_qsl, unquote, urlparse

POSTGRESQL = "django.db.backends.postgresql"
SQLITE = "django.db.backends.sqlite3"
SYNCHRONOUS_NORMAL = (
    "NORMAL"  # WAL with NORMAL keeps every committed transaction when a process is killed
)
SYNCHRONOUS_OFF = "OFF"  # for tests, whose database is thrown away

DatabaseSetting = dict[str, Any]


class DatabaseUrlError(ValueError):
    """DATABASE_URL 写法不对；信息里绝不带出密码。"""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"环境变量 DATABASE_URL 有误：{reason}。"
            "应写作 postgresql://用户:密码@主机:5432/库名，或 sqlite:////绝对/路径.sqlite3；"
            "不设则使用数据目录里的 SQLite。"
        )


def sqlite_setting(path: Path, synchronous: str = SYNCHRONOUS_NORMAL) -> DatabaseSetting:
    pragmas = f"PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous}; PRAGMA foreign_keys=ON;"
    options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas}
    return {"ENGINE": SQLITE, "NAME": path, "OPTIONS": options}


def parse_database_url(url: str) -> DatabaseSetting:
    """``parse_database_url("postgresql://mz@127.0.0.1/minzheng")["NAME"] == "minzheng"``."""
    parts = urlparse(url)
    if parts.scheme == "sqlite":
        return sqlite_setting(_sqlite_path(parts))
    if parts.scheme in {"postgresql", "postgres"}:
        return _postgresql_setting(parts)
    raise DatabaseUrlError(f"不认识 {parts.scheme or '（空）'} 这种数据库")


def _sqlite_path(parts: ParseResult) -> Path:
    path = unquote(parts.path)
    if parts.netloc or len(path) < 2:
        raise DatabaseUrlError("sqlite 后面缺文件路径")
    return Path(path[1:])


def _postgresql_setting(parts: ParseResult) -> DatabaseSetting:
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise DatabaseUrlError("缺库名")
    try:
        port = parts.port
    except ValueError:
        raise DatabaseUrlError("端口应是 1 到 65535 的数字") from None
    return {
        "ENGINE": POSTGRESQL,
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }
