"""How the ranking is learned: examples, fitting, and what a reader adds."""
