-- How far the mirror in the file store has come, and to which server epoch this database belongs. A restored database
-- brings an older epoch along: that is how the server knows that it must apply the mirror again before it answers.
CREATE TABLE mirror (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  epoch TEXT,                   -- null: nobody has said yet
  at TEXT NOT NULL,             -- key of the last journal that this database contains: '<timeline>/<seq>'
  page TEXT                     -- while applying again: the last page taken in of the step under way
) STRICT;
INSERT INTO mirror (one, epoch, at, page) VALUES (1, NULL, '000001/000000000000', NULL);
