"""Systems of others that may call ours: keys, scopes, limits, and what we tell them."""
