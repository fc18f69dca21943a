"""A program that reads a feed with all its archives (RFC 5005, section 4) by means of feedparser.

python3 walk_archives.py ADDRESS prints the ids of all items as JSON, in the order of the documents.
"""

import json
import sys
from urllib.parse import urlsplit, urlunsplit

import feedparser


def local(address, start):
    """The address at which the site answers on this machine."""
    return urlunsplit(urlsplit(address)._replace(scheme=start.scheme, netloc=start.netloc))


def older(feed):
    """The address of the document with older items, if there is one."""
    links = feed.feed.get("links", [])
    return next((link.href for link in links if link.rel == "prev-archive"), None)


def walk(address):
    start = urlsplit(address)
    seen = set()
    while address:
        if address in seen:
            raise SystemExit(f"{address}: it was there before")
        seen.add(address)
        feed = feedparser.parse(address)
        if feed.get("status") != 200 or feed.bozo:
            raise SystemExit(f"{address}: {feed.get('status')} {feed.get('bozo_exception', '')}")
        yield from (entry.id for entry in feed.entries)
        found = older(feed)
        address = found and local(found, start)


print(json.dumps(list(walk(sys.argv[1]))))
