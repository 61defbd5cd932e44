"""Files beside the pages, made from the same records: open data, feeds, calendars, and what crawlers look for."""

from terawang.exports.crawlers import plain_files
from terawang.exports.open_data import open_data
from terawang.exports.tables import csv_of, json_of, tables
from terawang.exports.twins import twins

__all__ = ["csv_of", "json_of", "open_data", "plain_files", "tables", "twins"]
