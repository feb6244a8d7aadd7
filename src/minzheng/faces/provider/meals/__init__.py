"""Pages of the provider face: meals."""
