"""A device in an elder's home, who runs it, and whom it calls first and second."""

from django.db import models

from minzheng.engines.alarms.coded import Kind


class Device(models.Model):
    """`partner`: the number of the partner's registration; `seen_at`: when it was heard last."""

    serial = models.CharField("序列号", max_length=40, unique=True)
    kind = models.CharField("种类", max_length=6, choices=Kind)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    address_sealed = models.TextField("装在哪里（加密）")
    partner = models.CharField("运营平台编号", max_length=40)
    installed_on = models.DateField("安装日")
    seen_at = models.DateTimeField("最后收到", null=True, blank=True)
    ended_on = models.DateField("停用日", null=True, blank=True)
    ended_why = models.CharField("停用原因", max_length=100, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "报警设备"
        indexes = [
            models.Index(fields=["facility", "ended_on"], name="alarm_device_place"),
            models.Index(fields=["division_code", "ended_on"], name="alarm_device_area"),
        ]

    def __str__(self) -> str:
        return self.serial

    @property
    def ref(self) -> str:
        return f"alarmdevice:{self.pk}"


class Contact(models.Model):
    """Whom the device calls; `place` 1 hears first. With `person` she is told in the portal."""

    device = models.ForeignKey(Device, models.CASCADE, related_name="contacts")
    place = models.PositiveSmallIntegerField("次序")
    name = models.CharField("姓名", max_length=40)
    phone_sealed = models.TextField("电话（加密）")
    person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["place"]
        verbose_name = "报警联系人"
        constraints = [
            models.UniqueConstraint(fields=["device", "place"], name="alarm_contact_place")
        ]

    def __str__(self) -> str:
        return f"{self.device_id} {self.place}"
