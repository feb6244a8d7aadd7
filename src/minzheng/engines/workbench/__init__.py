"""What an officer keeps for herself: saved views of lists, drafts not yet sent."""
