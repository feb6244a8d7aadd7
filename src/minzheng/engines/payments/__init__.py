"""Payments (发放): entitlements, pay runs, bank files, returns, recoveries.

One door: minzheng.engines.payments.api.
"""
