"""A mandate (授权代办): who may act for whom, in which matters, until when."""

from django.db import models


class Entrustment(models.Model):
    """`matters`: keys. Either a person acts, or an officer of the village at the desk."""

    giver = models.ForeignKey(
        "people.Person", models.PROTECT, related_name="+", verbose_name="授权人"
    )
    agent = models.ForeignKey(
        "people.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="代办人",
    )
    officer = models.ForeignKey(
        "offices.Officer",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="代办的村（社区）经办人",
    )
    relation = models.CharField("代办人是授权人的什么人", max_length=20)
    matters = models.JSONField("事项", default=list)
    given_on = models.DateField("授权日")
    valid_until = models.DateField("有效期至")
    revoked_on = models.DateField("撤销日", null=True, blank=True)
    revoked_by = models.CharField("撤销人", max_length=40, blank=True)

    class Meta:
        verbose_name = "授权代办"
        indexes = [
            models.Index(fields=["agent", "valid_until"], name="entrust_agent"),
            models.Index(fields=["officer", "valid_until"], name="entrust_officer"),
            models.Index(fields=["giver", "valid_until"], name="entrust_giver"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(agent=None, officer__isnull=False)
                | models.Q(agent__isnull=False, officer=None),
                name="entrustment_to_one",
            )
        ]

    def __str__(self) -> str:
        return f"{self.giver_id} -> {self.agent_id or self.officer_id}"

    @property
    def agent_name(self) -> str:
        """Who acts."""
        if self.agent is not None:
            return self.agent.name
        return self.officer.name if self.officer is not None else ""
