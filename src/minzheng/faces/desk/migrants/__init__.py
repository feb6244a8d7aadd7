"""Pages of the desk face: support for reservoir migrants, by person and by list."""
