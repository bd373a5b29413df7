"""Floor 3: what if. Levers change operating figures, figures change answers, answers change the index."""
