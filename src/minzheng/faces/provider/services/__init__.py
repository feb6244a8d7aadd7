"""Services given and monthly statements, as the institution sees them."""
