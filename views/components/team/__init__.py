"""People, roles, shares and links."""
