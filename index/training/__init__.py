"""Training of the bundled encoders; nothing here is imported when a question is answered."""
