"""Pages of the desk face: meals."""
