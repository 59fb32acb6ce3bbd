"""The portal: many sites joined from what they hand out, none of them built again."""

from tatalaksana.portal.bingkai import portal_assets
from tatalaksana.portal.gabungan import Portal, joined
from tatalaksana.portal.halaman import portal_pages
from tatalaksana.portal.indeks import index_files
from tatalaksana.portal.situs import Situs, UnreadableSiteError, read_site

__all__ = [
    "Portal",
    "Situs",
    "UnreadableSiteError",
    "index_files",
    "joined",
    "portal_assets",
    "portal_pages",
    "read_site",
]
