"""Floor 5: figures and sentences, the same on screen and in documents."""
