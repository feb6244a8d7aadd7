"""Pages of the provider face: orders."""
