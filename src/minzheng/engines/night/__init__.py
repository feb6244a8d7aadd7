"""The night run: population, every matter, every alert, compared with what is paid."""
