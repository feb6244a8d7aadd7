"""Pages of the desk face: circles."""
