"""Pages of the provider face: plans, orders, visits with check-in, calls back, months."""
