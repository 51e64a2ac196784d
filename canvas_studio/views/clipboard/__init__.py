"""Copying from and pasting into the grid; the formats of other programs are in `ingest.clipboard`."""
