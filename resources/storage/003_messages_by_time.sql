-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 3: the first message of a time is found without reading its room. Explained in docs/storage.md.

CREATE INDEX message_by_time ON message (room, said_at);
