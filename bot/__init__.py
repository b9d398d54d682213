"""Answers with cited passages, in a terminal, Discord or Slack."""
