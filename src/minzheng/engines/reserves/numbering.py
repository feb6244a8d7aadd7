"""Numbers of payments and claims: letters, the town, the day, and signs nobody can guess."""

import secrets
from datetime import date

SIGNS = "23456789ABCDEFGHJKLMNPQRTUVWXY"  # none that is taken for another
LENGTH = 5


def next_number(letters: str, division: str, on: date) -> str:
    """BJ-101-20261102-7K3MP."""
    signs = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    return f"{letters}{division[6:9]}-{on:%Y%m%d}-{signs}"
