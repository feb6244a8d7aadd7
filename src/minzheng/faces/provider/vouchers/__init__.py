"""Pages of the provider face: monthly vouchers, deduction, lapse, settlement, claims."""
