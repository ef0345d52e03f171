"""What a text lays down, decides or asks, by its articles and its matters."""
