"""The canvas as a grid: goals against functions, with the roles where they cross."""
