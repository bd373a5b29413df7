"""Floor 2: measuring satisfaction. Surveys and operating figures become grade memberships, memberships an index."""
