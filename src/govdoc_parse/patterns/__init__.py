"""The rule engine: ordered rules, compiled once and tried only where they can match. It knows no Chinese."""
