"""Fuzz targets: `python -m fuzz TARGET`, or `make fuzz TARGET=parse SECONDS=600`; CONTRIBUTING.md says more."""
