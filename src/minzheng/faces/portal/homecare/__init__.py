"""Pages of the portal face: plans, orders, visits with check-in, calls back, months."""
