"""What is read off sentences where no fact answers: the likeliest one, and the value that it holds."""
