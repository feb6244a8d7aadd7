"""DATABASE_URL: what is read, what is refused, and no password in the words."""

import pytest

from minzheng.wiring.database import DatabaseUrlError, parse_database_url


def test_it_reads_a_postgresql_url() -> None:
    setting = parse_database_url("postgresql://mz:p%40ss@db.local:6432/minzheng?sslmode=require")

    assert setting["ENGINE"] == "django.db.backends.postgresql"
    assert (setting["USER"], setting["PASSWORD"]) == ("mz", "p@ss")
    assert (setting["HOST"], setting["PORT"], setting["NAME"]) == ("db.local", "6432", "minzheng")
    assert setting["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize(
    ("url", "path"),
    [("sqlite:////srv/mz.sqlite3", "/srv/mz.sqlite3"), ("sqlite:///var/mz.db", "var/mz.db")],
)
def test_it_reads_a_sqlite_url(url: str, path: str) -> None:
    setting = parse_database_url(url)

    assert str(setting["NAME"]) == path
    assert "journal_mode=WAL" in setting["OPTIONS"]["init_command"]


@pytest.mark.parametrize(
    "url",
    [
        "mysql://mz:secret-word@db/minzheng",
        "postgresql://mz:secret-word@db:5432",
        "postgresql://mz:secret-word@db:99999/minzheng",
        "sqlite://",
        "minzheng",
    ],
)
def test_it_refuses_what_it_cannot_read_without_showing_the_password(url: str) -> None:
    with pytest.raises(DatabaseUrlError, match="DATABASE_URL 有误") as refusal:
        parse_database_url(url)

    assert "secret-word" not in str(refusal.value)
