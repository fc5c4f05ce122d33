"""Transcripts as turns: subtitles (WebVTT, SRT), Word and plain text, with who spoke and when."""

from .reading import open_transcript
from .turns import Transcript, Turn

__all__ = ["Transcript", "Turn", "open_transcript"]
