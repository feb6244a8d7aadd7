"""Pages of the desk face: monthly vouchers, deduction, lapse, settlement, claims."""
