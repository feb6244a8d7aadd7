"""Who may need help: one list from village to town to district, and nobody lost between them."""
