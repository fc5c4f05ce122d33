"""How the example database is used: counted without anybody, and told to those who keep it."""
