"""The project's own annotated reports, how they are written down, and what checks them."""
