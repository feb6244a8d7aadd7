"""Who lives in a facility or is served by it, from when until when."""
