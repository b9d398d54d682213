"""What was asked, what was shown and how people voted."""
