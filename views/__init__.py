"""Floor 6: the screens. Pages show and ask; everything they show was computed on the floors below."""
