"""One file a command: HELP = "一句话", run(argv) -> exit status; found by folder."""
