-- One door for all tables of rows. A compound SELECT has at most five arms on D1 and a push touches up to nine
-- tables, so rows of any type are inserted into this view, as one statement, and find their tables here. The
-- number of statements of a push does not depend on what is in it.

CREATE VIEW changes (type, key, feed, seq, version, body) AS SELECT NULL, NULL, NULL, NULL, NULL, NULL WHERE 0;

CREATE TRIGGER changes_write INSTEAD OF INSERT ON changes BEGIN
  -- Cases and officers are the rows that change hands: who followed one is told that it has left.
  INSERT INTO departures (feed, seq, type, key)
    SELECT feed, NEW.seq, NEW.type, key FROM cases
    WHERE NEW.type = 'case' AND key = NEW.key AND feed IS NOT NULL AND feed IS NOT NEW.feed;
  INSERT INTO departures (feed, seq, type, key)
    SELECT feed, NEW.seq, NEW.type, key FROM officers
    WHERE NEW.type = 'officer' AND key = NEW.key AND feed IS NOT NULL AND feed IS NOT NEW.feed;

  INSERT INTO operations (key, feed, seq, version, body)
    SELECT NEW.key, NEW.feed, NEW.seq, NEW.version, NEW.body WHERE NEW.type = 'operation'
    ON CONFLICT (key) DO UPDATE SET feed = excluded.feed, seq = excluded.seq, version = excluded.version, body = excluded.body;
  INSERT INTO members (key, feed, seq, version, body)
    SELECT NEW.key, NEW.feed, NEW.seq, NEW.version, NEW.body WHERE NEW.type = 'member'
    ON CONFLICT (key) DO UPDATE SET feed = excluded.feed, seq = excluded.seq, version = excluded.version, body = excluded.body;
  INSERT INTO counts (key, feed, seq, version, body)
    SELECT NEW.key, NEW.feed, NEW.seq, NEW.version, NEW.body WHERE NEW.type = 'count'
    ON CONFLICT (key) DO UPDATE SET feed = excluded.feed, seq = excluded.seq, version = excluded.version, body = excluded.body;
  INSERT INTO findings (key, feed, seq, version, body)
    SELECT NEW.key, NEW.feed, NEW.seq, NEW.version, NEW.body WHERE NEW.type = 'finding'
    ON CONFLICT (key) DO UPDATE SET feed = excluded.feed, seq = excluded.seq, version = excluded.version, body = excluded.body;
  INSERT INTO cases (key, feed, seq, version, body)
    SELECT NEW.key, NEW.feed, NEW.seq, NEW.version, NEW.body WHERE NEW.type = 'case'
    ON CONFLICT (key) DO UPDATE SET feed = excluded.feed, seq = excluded.seq, version = excluded.version, body = excluded.body;
  INSERT INTO encounters (key, feed, seq, version, body)
    SELECT NEW.key, NEW.feed, NEW.seq, NEW.version, NEW.body WHERE NEW.type = 'encounter'
    ON CONFLICT (key) DO UPDATE SET feed = excluded.feed, seq = excluded.seq, version = excluded.version, body = excluded.body;
  INSERT INTO standings (key, feed, seq, version, body)
    SELECT NEW.key, NEW.feed, NEW.seq, NEW.version, NEW.body WHERE NEW.type = 'standing'
    ON CONFLICT (key) DO UPDATE SET feed = excluded.feed, seq = excluded.seq, version = excluded.version, body = excluded.body;
  INSERT INTO conflicts (key, feed, seq, version, body)
    SELECT NEW.key, NEW.feed, NEW.seq, NEW.version, NEW.body WHERE NEW.type = 'conflict'
    ON CONFLICT (key) DO UPDATE SET feed = excluded.feed, seq = excluded.seq, version = excluded.version, body = excluded.body;
  INSERT INTO entries (key, feed, seq, version, body)
    SELECT NEW.key, NEW.feed, NEW.seq, NEW.version, NEW.body WHERE NEW.type = 'entry'
    ON CONFLICT (key) DO UPDATE SET feed = excluded.feed, seq = excluded.seq, version = excluded.version, body = excluded.body;
  INSERT INTO units (key, feed, seq, version, body)
    SELECT NEW.key, NEW.feed, NEW.seq, NEW.version, NEW.body WHERE NEW.type = 'unit'
    ON CONFLICT (key) DO UPDATE SET feed = excluded.feed, seq = excluded.seq, version = excluded.version, body = excluded.body;
  INSERT INTO calendars (key, feed, seq, version, body)
    SELECT NEW.key, NEW.feed, NEW.seq, NEW.version, NEW.body WHERE NEW.type = 'calendar'
    ON CONFLICT (key) DO UPDATE SET feed = excluded.feed, seq = excluded.seq, version = excluded.version, body = excluded.body;
  INSERT INTO settings (key, feed, seq, version, body)
    SELECT NEW.key, NEW.feed, NEW.seq, NEW.version, NEW.body WHERE NEW.type = 'setting'
    ON CONFLICT (key) DO UPDATE SET feed = excluded.feed, seq = excluded.seq, version = excluded.version, body = excluded.body;
  INSERT INTO officers (key, feed, seq, version, body)
    SELECT NEW.key, NEW.feed, NEW.seq, NEW.version, NEW.body WHERE NEW.type = 'officer'
    ON CONFLICT (key) DO UPDATE SET feed = excluded.feed, seq = excluded.seq, version = excluded.version, body = excluded.body;
END;

-- The last number in each operation's feed: a reader of many operations asks once for each whether there is news,
-- not once for each table.
CREATE TABLE feed_heads (feed TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
