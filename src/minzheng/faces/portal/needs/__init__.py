"""Pages of the portal face: needs."""
