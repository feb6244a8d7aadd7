"""What can be found, and the tokens that lead to it."""

from django.db import models


class Kind(models.TextChoices):
    """What is found; an address is found only to find who shares it."""

    PERSON = "P", "人员"
    HOUSEHOLD = "H", "家庭"
    CASE = "C", "办件"
    ORGANISATION = "O", "单位"
    FACILITY = "F", "服务设施"
    ADDRESS = "A", "地址"


class Entry(models.Model):
    """One thing of a kind; `subject` is its own row number, of an address a digest of its text.

    `other_division`: where a person is registered, beside where she lives. `gone`: dead or closed.
    """

    kind = models.CharField("种类", max_length=1, choices=Kind.choices)
    subject = models.BigIntegerField("编号")
    label = models.CharField("名称", max_length=200)
    note = models.CharField("附注", max_length=200, blank=True)
    division_code = models.CharField("区划", max_length=12, blank=True)
    other_division = models.CharField("另一区划", max_length=12, blank=True)
    matter = models.CharField("事项", max_length=60, blank=True)
    gone = models.BooleanField("已终止", default=False)
    address = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="地址",
        db_index=False,
    )

    class Meta:
        verbose_name = "搜索条目"
        constraints = [models.UniqueConstraint(fields=["kind", "subject"], name="search_once")]
        indexes = [models.Index(fields=["address", "kind"], name="search_by_address")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.subject}"


class Token(models.Model):
    """Bytes, for bytes sort alike everywhere: what begins with x lies from x to x + 0xFF.

    There are some twenty for each person, and only this engine writes them: the database is spared
    looking each reference up.
    """

    entry = models.ForeignKey(
        Entry, models.DO_NOTHING, related_name="tokens", db_index=False, db_constraint=False
    )
    token = models.BinaryField("词元", max_length=64)

    class Meta:
        verbose_name = "搜索词元"
        indexes = [
            models.Index(fields=["token", "entry"], name="search_by_token"),
            models.Index(fields=["entry", "token"], name="search_by_entry"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}"
