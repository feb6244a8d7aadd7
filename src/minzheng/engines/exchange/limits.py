"""Every threshold of the exchange in one place, each with its reason."""

MEBIBYTE = 1024 * 1024

# A file
MOST_BYTES = 4 * 1024 * MEBIBYTE  # a city's residents as CSV are below 3 GB
MOST_UNPACKED = 8 * 1024 * MEBIBYTE  # what one archive may become on the way to memory
MOST_SHEET_XML = 2 * 1024 * MEBIBYTE  # a full worksheet (1,048,576 rows of 20 cells) is below 1.5
MOST_RATIO = 200  # text of repeated rows packs some 10 to 60 times, a bomb a thousand times
FREE_RATIO = 16 * MEBIBYTE  # below this size nobody is hurt, whatever the ratio
MOST_MEMBERS = 2_000  # parts of an XLSX; ours have some twenty
MOST_CELLS = 24_000_000  # the reader holds a worksheet as a full rectangle, empty cells too
MOST_COLUMNS = 500  # a feed has at most some thirty
MOST_ROW_BYTES = 4 * MEBIBYTE  # an opened and never closed quotation mark looks like one long row
MOST_NAME = 120

# A row
MOST_TEXT = 500  # characters in one field: an address is below 120
LARGEST_FLOAT = 1e15  # from here on a spreadsheet number may have lost its last digits
HEAD_BYTES = 256 * 1024  # where encoding, separator and header are looked for
HEAD_ROWS = 20  # titles above the header
# Days that lie ahead by their nature: the end of something that runs on.
OPEN_ENDS = ("至", "止", "到期日", "到期日期", "届满日期")

# Findings kept one by one for each rule and column; counts go on beyond.
MOST_KEPT = 50_000
SHOWN = 200  # on the page

# Acceptance
MOST_BAD = 200  # ‰ of the rows; a department may agree another share (feeds.yaml)

# Drift against the last accepted delivery: (told from, blocks from)
FEWEST_FOR_DRIFT = 50  # below, shares jump by themselves
ROWS_LOST = (0.20, 0.50)  # a list that loses half of its rows is most likely cut off
ROWS_GAINED = (0.30, 1.00)  # doubled: often the same rows twice, or two months in one file
NULLS_GAINED = (0.10, 0.30)  # share of a column that was filled and is not any more
AMOUNT_FACTOR = (1.3, 3.0)  # mean or median; yuan for fen would be 100, years for months 12
CODE_SHIFT = (0.10, 0.25)  # population stability index: as banks read it, small and large shift
PEOPLE_LOST = (0.20, 0.50)  # of those in the last list, how many are not in this one
DISTINCT_KEPT = 2_000  # different values told exactly, beyond it "more than"
SKETCH = 1_024  # people whose presence is remembered to compare two lists
MEDIAN_SAMPLE = 20_000

# Work
LEASE_SECONDS = 120  # longer than any stretch between two signs of life
KEEP_ORIGINAL_DAYS = 90  # the sealed file itself, to answer the department's questions
