"""The mechanisms that carry everything: drafts, jobs, history and the registry."""
