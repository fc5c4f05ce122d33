"""Examples on paper: one page of one, and a case paper of several, as PDF, Word and Excel."""
