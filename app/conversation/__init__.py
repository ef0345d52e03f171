"""Questions that lean on the turns before them."""
