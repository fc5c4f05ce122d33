"""The start page and the pages about the portal; highest in the house, so they may show all of it."""
