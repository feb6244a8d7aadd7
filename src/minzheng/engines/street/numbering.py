"""Numbers of patrols and findings: letters, the day, and signs that nobody can guess."""

import secrets
from datetime import date

SIGNS = "23456789ABCDEFGHJKLMNPQRTUVWXY"  # none that is taken for another
LENGTH = 6


def next_number(letters: str, on: date) -> str:
    """XC-20261102-7K3MPA."""
    return f"{letters}-{on:%Y%m%d}-{''.join(secrets.choice(SIGNS) for _ in range(LENGTH))}"
