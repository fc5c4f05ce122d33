"""What the room is shown, in large type, made of the same rows as the pages: no slides to make."""
