"""Services given by institutions, their monthly statements, and how these are checked."""
