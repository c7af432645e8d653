-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 1. Explained with a diagram in docs/storage.md. Times are milliseconds since 1970-01-01 UTC.

-- From the first seat that was taken to the teacher's Quit.
CREATE TABLE lesson (
    id         INTEGER PRIMARY KEY,
    opened_at  INTEGER NOT NULL,
    started_at INTEGER,         -- the first teacher came; before that nothing can be asked
    ended_at   INTEGER          -- NULL: it runs
) STRICT;

CREATE TABLE seat (
    id         INTEGER PRIMARY KEY,
    lesson     INTEGER NOT NULL REFERENCES lesson (id),
    role       TEXT NOT NULL CHECK (role IN ('student', 'teacher')),
    name       TEXT NOT NULL,
    token_hash BLOB,            -- SHA-256 of the resume token; NULL: the seat was given up
    taken_at   INTEGER NOT NULL,
    left_at    INTEGER          -- NULL: not given up
) STRICT;

CREATE INDEX seat_of_lesson ON seat (lesson, role);

CREATE TABLE question (
    id         INTEGER PRIMARY KEY,
    lesson     INTEGER NOT NULL REFERENCES lesson (id),
    kind       TEXT NOT NULL,   -- 'yes-no'
    text       TEXT NOT NULL,   -- empty: asked aloud
    opened_at  INTEGER NOT NULL,
    closed_at  INTEGER,         -- NULL: open
    shown      INTEGER NOT NULL DEFAULT 0 CHECK (shown IN (0, 1))
) STRICT;

CREATE INDEX question_of_lesson ON question (lesson);

-- A row for every vote that was cast or changed, in the order of `answer`. The last one of a seat counts.
CREATE TABLE ballot (
    question   INTEGER NOT NULL REFERENCES question (id),
    answer     INTEGER NOT NULL,
    seat       INTEGER NOT NULL REFERENCES seat (id),
    choice     TEXT NOT NULL,
    cast_at    INTEGER NOT NULL,
    PRIMARY KEY (question, answer)
) STRICT, WITHOUT ROWID;

-- For whoever asks the file by hand: the votes that count.
CREATE VIEW counted_ballot AS
SELECT question, seat, choice, cast_at, max(answer) AS answer FROM ballot GROUP BY question, seat;
