"""Pages of the portal face: monthly vouchers, deduction, lapse, settlement, claims."""
