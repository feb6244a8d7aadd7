"""Pages of the portal face: meals."""
