"""Tables → facts: columns of classes, heads that say something of the figures below them, rows that name, one fact a cell."""
