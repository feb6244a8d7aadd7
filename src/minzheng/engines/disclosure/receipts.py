"""Receipt numbers: short enough to write down, too many to guess."""

import secrets

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that look alike on paper
HALF = 6


def new_receipt(kind: str) -> str:
    """A number such as "YJ-7KQ4MX-2XH9PA": of 31^12 nobody meets another's by chance."""
    halves = ("".join(secrets.choice(LETTERS) for _ in range(HALF)) for _ in range(2))
    return "-".join((kind, *halves))


def as_typed(text: str) -> str:
    """A receipt as people type it: small letters and spaces do not matter."""
    return "".join(text.split()).upper()[:20]
