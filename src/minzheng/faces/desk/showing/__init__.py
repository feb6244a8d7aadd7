"""From what the engines give to what the components draw."""
