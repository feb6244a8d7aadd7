"""Supervision of delegated approval: draws, reviews, findings, towns compared, joint inspection."""
