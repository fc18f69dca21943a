"""A feed reader as one writes it on feedparser: polls all subscriptions of a store once.

python3 simple_reader.py STORE, where STORE is a JSON file with "subscriptions" and "items".
"""

import json
import sys

import feedparser


def poll(subscription, items):
    """Merges a feed into the items; gives the subscription as it stands then, if it still does."""
    url = subscription["url"]
    feed = feedparser.parse(url, etag=subscription.get("etag"), modified=subscription.get("modified"))
    status = feed.get("status")
    if status == 410:
        return None
    if status not in (200, 226, 301, 302, 303, 304, 307, 308):
        raise SystemExit(f"{url}: {status} {feed.get('bozo_exception', '')}")
    if feed.bozo:
        raise SystemExit(f"{url}: {feed.bozo_exception}")
    for entry in feed.entries:
        merge(entry, items)
    if status != 304:
        subscription = {"etag": feed.get("etag"), "modified": feed.get("modified")}
    return {**subscription, "url": address(url, status, feed)}


def address(url, status, feed):
    """Where to ask next time. feedparser tells of 301, 302, 303 and 307; only 308 is followed unsaid."""
    is_temporary = status in (302, 303, 307)
    return url if is_temporary else feed.get("href") or url


def merge(entry, items):
    """An entry that is known is updated and stays read."""
    content = entry.get("content") or [{"value": entry.get("summary", "")}]
    known = items.get(entry.id, {"read": False})
    items[entry.id] = {
        "title": entry.title,
        "link": entry.link,
        "text": content[0]["value"],
        "read": known["read"],
    }


def main(path):
    with open(path, encoding="utf-8") as file:
        store = json.load(file)
    items = store["items"]
    polled = [poll(subscription, items) for subscription in store["subscriptions"]]
    store["subscriptions"] = [subscription for subscription in polled if subscription]
    with open(path, "w", encoding="utf-8") as file:
        json.dump(store, file)


main(sys.argv[1])
