"""How often what goes wrong in departments' files: the shares of rows, declared in one place."""

from dataclasses import asdict, dataclass, fields

# What makes a row false or unusable; everything else only hides whose it is.
BAD = frozenset({"date_wrong", "code_unknown", "amount_wrong", "required_missing", "duplicate",
                 "test_row"})  # fmt: skip


@dataclass(frozen=True)
class Errors:
    """Shares of rows. About 5 % of them have some fault, 1.5 % are bad."""

    id_missing: float = 0.010  # no number
    id_typo: float = 0.006  # a digit wrong, two swapped, the check lost
    id_old: float = 0.002  # the fifteen digits of before 1999
    id_loose: float = 0.012  # a small x, spaces, full-width digits
    name_homophone: float = 0.004  # a sign that sounds alike
    name_variant: float = 0.004  # an older form of a sign
    name_dot: float = 0.300  # of names with ·: another sign for it
    name_loose: float = 0.005  # spaces in the name
    date_wrong: float = 0.002  # no such day
    code_unknown: float = 0.002  # not in the table of codes
    amount_wrong: float = 0.001  # words instead of figures
    required_missing: float = 0.002  # empty where a value must be
    duplicate: float = 0.005  # the same row twice
    test_row: float = 0.0003  # a row with which somebody tried the form

    @classmethod
    def none(cls) -> "Errors":
        """A file as it should be."""
        return cls(**dict.fromkeys((each.name for each in fields(cls)), 0.0))

    def rates(self) -> dict[str, float]:
        """Every share by the name of the fault."""
        return asdict(self)
