"""Filed institutions, for everybody to look up."""
