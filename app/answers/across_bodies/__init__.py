"""What the facts of several bodies answer together, or what a property tells of which body."""
