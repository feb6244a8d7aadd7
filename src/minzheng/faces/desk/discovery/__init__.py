"""Pages of the desk: who may need help by level, one entry, the monitored, a report by phone."""
