"""Reports: blocks of content and the formats they are rendered in."""
