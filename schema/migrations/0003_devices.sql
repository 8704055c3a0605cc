-- What a device last said of itself: the office's view of the field. Written with the row that a push touches anyway.
ALTER TABLE devices ADD COLUMN oldest_unsent_at TEXT;  -- by the server's clock; null when nothing is unsent
ALTER TABLE devices ADD COLUMN photos_waiting INTEGER;
ALTER TABLE devices ADD COLUMN persisted INTEGER;      -- 1: the browser promised to keep the store; null: not told
ALTER TABLE devices ADD COLUMN free_bytes INTEGER;
ALTER TABLE devices ADD COLUMN app_version TEXT;

-- An alarm stays open until an admin has dealt with it.
ALTER TABLE alarms ADD COLUMN closed_at TEXT;
CREATE INDEX alarms_open ON alarms (device_id, kind) WHERE closed_at IS NULL;
