"""Pictures of a situation: map, timeline, network of relations, tolls; as SVG, PNG and HTML."""
