"""Plans: a published document becomes items, items become duties and targets, progress computes."""
