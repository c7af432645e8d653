-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 2: talk. Explained in docs/storage.md. Times are milliseconds since 1970-01-01 UTC.

-- What the teacher allows while the lesson runs.
ALTER TABLE lesson ADD COLUMN chat TEXT NOT NULL DEFAULT 'everybody';
ALTER TABLE lesson ADD COLUMN direct TEXT NOT NULL DEFAULT 'everybody';
ALTER TABLE lesson ADD COLUMN rooms INTEGER NOT NULL DEFAULT 1 CHECK (rooms IN (0, 1));
ALTER TABLE lesson ADD COLUMN pause_while_voting INTEGER NOT NULL DEFAULT 0 CHECK (pause_while_voting IN (0, 1));

-- NULL: not raised; NULL, or in the past: may talk.
ALTER TABLE seat ADD COLUMN hand_since INTEGER;
ALTER TABLE seat ADD COLUMN muted_until INTEGER;

CREATE TABLE room (
    id         INTEGER PRIMARY KEY,
    lesson     INTEGER NOT NULL REFERENCES lesson (id),
    kind       TEXT NOT NULL CHECK (kind IN ('class', 'direct', 'separate')),
    name       TEXT NOT NULL,                   -- of a separate one
    builder    INTEGER REFERENCES seat (id),    -- of a separate one
    opened_at  INTEGER NOT NULL,
    closed_at  INTEGER                          -- NULL: open
) STRICT;

CREATE INDEX room_of_lesson ON room (lesson);

-- Who is in it now. Everybody is in the class's.
CREATE TABLE room_member (
    room       INTEGER NOT NULL REFERENCES room (id),
    seat       INTEGER NOT NULL REFERENCES seat (id),
    PRIMARY KEY (room, seat)
) STRICT, WITHOUT ROWID;

-- In the order of `id`. Of a deleted one the text is gone.
CREATE TABLE message (
    id         INTEGER PRIMARY KEY,
    room       INTEGER NOT NULL REFERENCES room (id),
    seat       INTEGER NOT NULL REFERENCES seat (id),
    kind       TEXT NOT NULL CHECK (kind IN ('message', 'announcement')),
    text       TEXT NOT NULL,
    key        TEXT NOT NULL,                   -- the client's mark, by which one that comes twice is known
    said_at    INTEGER NOT NULL,
    deleted_by INTEGER REFERENCES seat (id)     -- NULL: not deleted
) STRICT;

CREATE INDEX message_of_room ON message (room, id);

-- What students asked the teacher. Of one without a name nothing here tells whose it is.
CREATE TABLE inquiry (
    id         INTEGER PRIMARY KEY,
    lesson     INTEGER NOT NULL REFERENCES lesson (id),
    seat       INTEGER REFERENCES seat (id),    -- NULL: without a name
    text       TEXT NOT NULL,
    key        TEXT NOT NULL,
    asked_at   INTEGER NOT NULL,
    answer     TEXT,                            -- NULL: not answered; empty: aloud
    projected  INTEGER NOT NULL DEFAULT 0 CHECK (projected IN (0, 1)),
    dismissed  INTEGER NOT NULL DEFAULT 0 CHECK (dismissed IN (0, 1))
) STRICT;

CREATE INDEX inquiry_of_lesson ON inquiry (lesson);

-- Who wants to know it, too.
CREATE TABLE inquiry_support (
    inquiry    INTEGER NOT NULL REFERENCES inquiry (id),
    seat       INTEGER NOT NULL REFERENCES seat (id),
    PRIMARY KEY (inquiry, seat)
) STRICT, WITHOUT ROWID;
