-- Photos that lie in the file store under their hash. The row is written with its log entry once the bytes have been
-- checked and stored, so a row never names a file that is not there. Which findings a photo belongs to is in their
-- bodies alone.
CREATE TABLE photos (
  sha256 TEXT PRIMARY KEY,
  bytes INTEGER NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('image/jpeg', 'image/png', 'image/webp')),
  received_at TEXT NOT NULL,
  account_id TEXT NOT NULL,     -- who sent it, as his session or the rescued entry said
  device_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
