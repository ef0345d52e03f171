"""What one question asks: its language and spelling, the kind of answer, the times and numbers it names."""
