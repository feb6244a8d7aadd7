"""Pages of the desk: disclosure and consultation."""
