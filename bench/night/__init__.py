"""T7: the night run over a made-up city with ten feeds, beside joins in SQL."""
