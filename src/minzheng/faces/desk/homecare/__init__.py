"""Pages of the desk face: plans, orders, visits with check-in, calls back, months."""
