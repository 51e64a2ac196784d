"""Everything that is true about a canvas; pure Python, no Qt, no files outside storage."""
