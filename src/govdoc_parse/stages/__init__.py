"""What we do: one module an arrow of the pipeline, each named after what it makes."""
