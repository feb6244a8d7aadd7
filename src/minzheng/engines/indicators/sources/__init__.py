"""What can be counted: one file for each kind of record."""
