"""“Begins with” as each store's index can answer it."""

from django.db import connection
from django.db.models import Q

LAST = "\U0010ffff"


def begins(column: str, text: str) -> Q:
    """Rows of which a column begins with the text, by an index on either store.

    SQLite's LIKE looks at no index, but its order is that of the code points, so a span tells the
    same. PostgreSQL orders by the language of the database; Django gives it an index for LIKE.
    """
    if connection.vendor == "sqlite":
        return Q(**{f"{column}__gte": text, f"{column}__lt": text + LAST})
    return Q(**{f"{column}__startswith": text})
