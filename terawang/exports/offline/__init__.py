"""The offline edition: the site as one folder that opens from a disk by a double click, packed as a zip.

It holds every page but the one for lost visitors, and of all other files those that a page leads to or loads. So what
only servers, crawlers and scripts ask for stays out by itself: server settings, compressed twins, the search index,
share cards, Markdown twins, the map of the site. The zip has a manifest and a seal of its own, because its pages differ
from the site's; it names the content's fingerprint, but never that of the release that it lies in.
"""

from terawang.exports.offline.edition import NO_EDITION, Edition, editions
from terawang.exports.offline.packing import packed, path_problems

__all__ = ["NO_EDITION", "Edition", "editions", "packed", "path_problems"]
