"""The settings: defaults in default.toml, overridden by the environment."""
