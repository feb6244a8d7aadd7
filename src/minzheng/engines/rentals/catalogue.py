"""The catalogue of a county: kinds of devices that may be rented, kept by the district."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.rentals.coded import KEEPERS
from minzheng.engines.rentals.errors import RentalRefused
from minzheng.engines.rentals.models import Product
from minzheng.engines.rentals.posts import county_of, product_for
from minzheng.vocabulary import rentals as terms

MOST_DAYS = 1_096


@dataclass(frozen=True)
class NewProduct:
    """A kind of device. Money in fen; `rent_month` is for 30 days, None where only days count."""

    name: str
    category: str
    purpose: str
    price: int
    deposit: int
    rent_day: int
    rent_month: int | None
    max_days: int


@transaction.atomic
def keep_product(new: NewProduct, division: str, *, by: Viewer, pk: int = 0) -> Product:
    """Enter a kind of device for a county, or change the one named; rentals that run keep theirs.

    Raises NotAllowed, NoSuchRental, RentalRefused.
    """
    place = county_of(division)
    require(by, KEEPERS, place)
    _check(new)
    row = product_for(by, pk) if pk else Product(division_code=place)
    same = Product.objects.filter(division_code=place, name=new.name.strip()).exclude(pk=row.pk)
    if same.exists():
        raise RentalRefused(f"目录里已有“{new.name.strip()}”。请改那一条，或写上型号再登记")
    for name, value in vars(new).items():
        setattr(row, name, value.strip() if isinstance(value, str) else value)
    row.ended_on = None
    row.save()
    detail = {"name": row.name, "rent_day": row.rent_day, "deposit": row.deposit}
    audit.record(by.doer, "keep_device", row.ref, division=place, detail=detail)
    return row


@transaction.atomic
def end_product(by: Viewer, pk: int, *, on: date) -> Product:
    """It is not rented any more; what is out comes back as agreed. Raises as keep_product()."""
    row = product_for(by, pk)
    require(by, KEEPERS, row.division_code)
    if row.ended_on is not None:
        raise RentalRefused(f"“{row.name}”已于 {row.ended_on} 停租")
    row.ended_on = on
    row.save(update_fields=["ended_on"])
    audit.record(by.doer, "end_device", row.ref, division=row.division_code)
    return row


def _check(new: NewProduct) -> None:
    if not new.name.strip() or not new.purpose.strip():
        raise RentalRefused("名称和用途都要写，老人要看得懂租来做什么")
    if new.category not in terms.辅具类别:
        raise RentalRefused("请从列出的类别里选一个")
    if new.price <= 0 or min(new.deposit, new.rent_day, new.rent_month or 0) < 0:
        raise RentalRefused("原价要大于 0，押金和租金不能是负数")
    if new.deposit > new.price:
        raise RentalRefused("押金不能超过原价。请核对金额")
    if new.rent_month is not None and new.rent_month < new.rent_day:
        raise RentalRefused("月租金比日租金还少。请核对，或把月租金留空")
    if not 1 <= new.max_days <= MOST_DAYS:
        raise RentalRefused(f"最长租期要在 1 到 {MOST_DAYS} 天之间")


def products_near(division: str) -> QuerySet[Product]:
    """The live catalogue of the county around a place, by class and name."""
    return Product.objects.filter(division_code=county_of(division), ended_on=None)
