"""Pictures of every view, taken off screen: `make screenshots`, or `python -m tools.screenshots --help`."""
