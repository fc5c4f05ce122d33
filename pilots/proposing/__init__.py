"""How an example is proposed: the form and its questions, its draft, and what it resembles."""
