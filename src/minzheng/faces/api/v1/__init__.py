"""Version 1 of the open interface (/api/v1): what a partner's program may read and do."""
