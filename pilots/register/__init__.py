"""The register of pilots: from an idea to what was decided and done."""
