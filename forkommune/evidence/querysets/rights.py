"""The permissions that decide who reads research material."""

READ = "evidence.read_research"
READ_RELEASED = "evidence.read_released"
