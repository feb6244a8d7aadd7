"""People with a case, a benefit, a service or a duty, and the history of what we knew of them."""
