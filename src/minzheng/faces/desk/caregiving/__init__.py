"""Pages of the desk face: caregiving."""
