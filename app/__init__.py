"""Turn a question into an answer made of cited passages; the web chat and the command line."""
