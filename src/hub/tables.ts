/**
 * The database of the hub. Times are milliseconds since 1970. A delivery has no row: it is
 * outstanding while what was delivered last is another version than that of the topic, so that a
 * publication writes one row, a delivery two, and a newer version takes the place of an older one.
 */
export const tables = `
CREATE TABLE IF NOT EXISTS topics (
  topic TEXT PRIMARY KEY,
  -- Validator of what was published last.
  version TEXT NOT NULL,
  media_type TEXT,
  -- That content as gzip; NULL while nothing has been published since the first subscription.
  body BLOB,
  -- When messages that nobody took are sent again.
  look_at INTEGER,
  -- When the feed is compared again, and how often that was done since the last ping.
  check_at INTEGER,
  checks INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS subscriptions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  topic TEXT NOT NULL,
  callback TEXT NOT NULL,
  host TEXT NOT NULL,
  -- The topic as the subscriber named it.
  asked TEXT NOT NULL,
  secret TEXT,
  expires INTEGER NOT NULL,
  -- The request that it follows from: an earlier one that is confirmed later changes nothing.
  request INTEGER NOT NULL,
  -- The version that was delivered last, or given up.
  delivered TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  -- When a delivery that has failed is tried again.
  due INTEGER,
  -- Until when a delivery is in somebody's hands.
  claimed INTEGER,
  -- How many versions were given up since the last one that was delivered.
  given_up INTEGER NOT NULL DEFAULT 0,
  UNIQUE (topic, callback)
);
CREATE INDEX IF NOT EXISTS subscriptions_of_host ON subscriptions (host);
CREATE TABLE IF NOT EXISTS requests (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  mode TEXT NOT NULL,
  topic TEXT NOT NULL,
  callback TEXT NOT NULL,
  host TEXT NOT NULL,
  asked TEXT NOT NULL,
  secret TEXT,
  -- Seconds.
  lease INTEGER NOT NULL,
  -- The version at the time of the request: what is published later is to be delivered.
  version TEXT NOT NULL,
  -- When the callback was last asked, and how often.
  made INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 1,
  -- When it was not confirmed.
  failed INTEGER
);
CREATE INDEX IF NOT EXISTS requests_by_outcome ON requests (failed);
CREATE INDEX IF NOT EXISTS requests_of_host ON requests (host);`
