"""A file becomes an article, and the article its passages."""
