-- SPDX-License-Identifier: Apache-2.0
-- Copyright the Baton authors
-- Purpose: renews the lease of a node, unless it is over.
-- KEYS[1]  the node's lease
-- ARGV[1]  number of this renewal
-- ARGV[2]  milliseconds the lease lasts from now
-- Returns  RENEWED | OVER
-- Cost     one GET and one SET.

local text = redis.call('GET', KEYS[1])
local latest = type(text) == 'string' and #text <= 15 and string.find(text, '^%d+$') and tonumber(text)
if not latest then return {'OVER'} end
-- Of two renewals that overtook each other, the later one counts.
redis.call('SET', KEYS[1], math.max(latest, tonumber(ARGV[1])), 'PX', ARGV[2])
return {'RENEWED'}
