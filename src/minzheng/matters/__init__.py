"""One folder a matter (事项); a matter declares, engines act."""
