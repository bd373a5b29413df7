"""Around a study: the bar above every page, the cards, its history, what to begin with."""
