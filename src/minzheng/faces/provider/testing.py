"""What tests of several parts of the provider face share."""

# The first page asks six engines what the house owes, its messages too: a fixed number of queries,
# however much there is to do.
DUTY_QUERIES = 15
