"""Facts → the series that they belong to: canonical indicators, and additions told from stocks."""
