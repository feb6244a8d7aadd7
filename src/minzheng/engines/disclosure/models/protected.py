"""Names that must not appear in anything disclosed, such as a victim's or a child's in care."""

from django.db import models


class ProtectedName(models.Model):
    """The name itself is sealed: the list must not tell what it guards."""

    division_code = models.CharField("区划", max_length=12, db_index=True)
    name_sealed = models.TextField("姓名（加密）")
    digest = models.CharField("姓名摘要", max_length=64)
    reason = models.CharField("保护理由", max_length=200)
    added_by = models.CharField("登记人", max_length=60)
    added_on = models.DateField("登记日期")
    ended_on = models.DateField("停止日期", null=True, blank=True)

    class Meta:
        verbose_name = "保护姓名"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["division_code", "digest"],
                condition=models.Q(ended_on=None),
                name="protected_name_once",
            )
        ]

    def __str__(self) -> str:
        return f"保护姓名 {self.pk}"

    @property
    def ref(self) -> str:
        """How the trail points to it: "protected:5"."""
        return f"protected:{self.pk}"
