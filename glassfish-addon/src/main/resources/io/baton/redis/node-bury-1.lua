-- SPDX-License-Identifier: Apache-2.0
-- Copyright the Baton authors
-- Purpose: ends the lease of a node that gave no sign of life. The mark that stays refuses its late renewals, and a late beginning.
-- KEYS[1]  the node's lease
-- ARGV[1]  the latest renewal seen, negative if there was no lease
-- ARGV[2]  milliseconds to keep the mark
-- Returns  BURIED | ALIVE
-- Cost     one GET and one SET.

local text = redis.call('GET', KEYS[1])
-- What is no number of a renewal is no lease.
local latest = type(text) == 'string' and #text <= 15 and string.find(text, '^%d+$') and tonumber(text)
if latest and latest ~= tonumber(ARGV[1]) then return {'ALIVE'} end
redis.call('SET', KEYS[1], 'buried', 'PX', ARGV[2])
return {'BURIED'}
