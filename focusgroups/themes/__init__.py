"""What the sessions talk about: themes by session and actor group, whole and as it may be shared."""
