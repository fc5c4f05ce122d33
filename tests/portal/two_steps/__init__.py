"""An app whose second migration fails."""
