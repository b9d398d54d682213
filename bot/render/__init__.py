"""Answer -> terminal text, Discord embeds or Slack blocks. Pure."""
