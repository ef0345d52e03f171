"""Language data: how people ask in French, English, Spanish and Portuguese."""
