"""What institutions do for the people they serve, as far as the bureau looks after it."""
