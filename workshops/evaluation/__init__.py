"""What those who were there thought of a meeting, without anybody knowing who thought what."""
