"""Monthly statements of institutions, checked line by line."""
