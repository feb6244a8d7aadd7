"""Times that a place offers, and who comes when."""
