"""One module a platform: connect, acknowledge, translate, send; nothing else."""
