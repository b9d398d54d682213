"""What the reader is shown while it learns: quiz questions, ones made of the articles, and ones without answer."""
