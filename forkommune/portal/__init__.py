"""The supervisor of an embedded portal, its servers, health and backup."""
