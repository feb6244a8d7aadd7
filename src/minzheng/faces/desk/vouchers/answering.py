"""What the engine of this room refuses becomes a page of the desk."""

from minzheng.engines.vouchers.api import NoSuchVoucher, VoucherRefused
from minzheng.faces.desk.answers import answers

answering = answers((NoSuchVoucher,), (VoucherRefused,))
