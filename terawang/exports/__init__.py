"""Files beside the pages, made from the same records: open data, feeds, calendars, and what crawlers look for."""

from terawang.exports.badges import badges
from terawang.exports.cards import Cards, cards
from terawang.exports.crawlers import plain_files
from terawang.exports.feeds import change_feed
from terawang.exports.inline_style import inline_style
from terawang.exports.last_change import last_changes
from terawang.exports.offline import NO_EDITION, Edition, editions
from terawang.exports.open_data import open_data
from terawang.exports.server_files import server_files
from terawang.exports.tables import csv_of, json_of, tables
from terawang.exports.twins import twins

__all__ = [
    "NO_EDITION",
    "Cards",
    "Edition",
    "badges",
    "cards",
    "change_feed",
    "csv_of",
    "editions",
    "inline_style",
    "json_of",
    "last_changes",
    "open_data",
    "plain_files",
    "server_files",
    "tables",
    "twins",
]
