"""Tables of the duties engine, step by step."""
