"""Focus groups with citizens, voluntary organisations and business; participation processes."""
