"""Reports upward at the desk."""
