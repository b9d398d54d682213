"""English words, numbers, names and places, with no passage and no index in view."""
