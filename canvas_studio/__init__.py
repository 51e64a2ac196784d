"""Canvas Studio: digital application scenario canvases for consultants and their clients."""

__version__ = "0.1.0"
