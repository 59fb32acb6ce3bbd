"""What was made or found before, kept by the hash of everything that went into it. The folder may be deleted at any time."""

from tatalaksana.cache.folder import Cache, Shelf, shelf_beside
from tatalaksana.cache.shared import SharedStore

__all__ = ["Cache", "SharedStore", "Shelf", "shelf_beside"]
