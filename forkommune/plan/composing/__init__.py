"""The statement of accounts as a document: composed from frozen data, without a clock."""
