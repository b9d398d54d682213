"""Discord and Slack on loopback, and a subprocess that takes them for the real ones."""
