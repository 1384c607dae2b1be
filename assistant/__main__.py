"""`python -m assistant` is `certwise`."""

from assistant.cli import main

main()
