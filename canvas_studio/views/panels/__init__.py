"""What stands beside the canvas: findings, coverage, roles."""
