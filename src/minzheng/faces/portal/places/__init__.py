"""Pages of the portal face: institutions, booking, tips."""
