"""Tables of the plans engine, step by step."""
