-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 4: people who come by plain text. Explained in docs/storage.md.

-- Which plain-text service the seat's owner came through: then nobody vouches for who it was. NULL: none.
ALTER TABLE seat ADD COLUMN door TEXT;

-- Whether ballots of such seats are left out of the bars.
ALTER TABLE lesson ADD COLUMN only_verified_votes INTEGER NOT NULL DEFAULT 0 CHECK (only_verified_votes IN (0, 1));
