"""What somebody wrote, read as a command."""
