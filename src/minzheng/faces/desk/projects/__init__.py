"""Pages of the desk face: projects."""
