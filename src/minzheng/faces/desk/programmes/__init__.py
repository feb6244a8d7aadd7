"""Pages of the desk face: programmes."""
