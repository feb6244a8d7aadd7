"""Pages of the desk face: needs."""
