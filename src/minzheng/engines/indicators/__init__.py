"""Figures defined once, computed by division and month from the records behind them."""
