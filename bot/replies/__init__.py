"""What Dateline says, before it takes any platform's form."""
