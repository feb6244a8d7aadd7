"""Who may see and do what, where and why: accounts, sign-in, jurisdiction, opened fields."""
