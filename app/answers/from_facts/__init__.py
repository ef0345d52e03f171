"""What the facts of one body answer."""
