"""Which figures of one event cannot all hold."""
