"""The register of participation processes: each a claim that rests on what was said."""
