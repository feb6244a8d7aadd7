"""Pages of the desk: saved views, bulk deeds, spreadsheets."""
