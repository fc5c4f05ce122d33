"""Loads the first examples of the example database."""

from .examples import load

__all__ = ["load"]
