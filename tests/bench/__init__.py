"""The bench: how fast and how small the site is, beside plain MkDocs Material. Run as `python -m tests.bench`."""
