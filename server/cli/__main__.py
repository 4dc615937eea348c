"""``python -m server.cli``: the same as the console command ``wegweiser``."""

from server.cli import main

main()
