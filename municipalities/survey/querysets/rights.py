"""What somebody needs to read interviews, or to conduct them."""

READ = "municipalities.read_interviews"
READ_RELEASED = "evidence.read_released"
CONDUCT = "municipalities.conduct_interviews"
