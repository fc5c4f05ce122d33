"""Pages of texts, passages, codes and claims."""
