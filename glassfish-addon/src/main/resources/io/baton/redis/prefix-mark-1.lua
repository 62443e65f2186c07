-- SPDX-License-Identifier: Apache-2.0
-- Copyright the Baton authors
-- Purpose: says which cluster the keys of a prefix belong to: the first that asked, as long as one of its instances asks now and then.
-- KEYS[1]  the mark
-- ARGV[1]  the asking cluster
-- ARGV[2]  milliseconds to keep the mark
-- Returns  BELONGS cluster
-- Cost     one GET and one SET or PEXPIRE.

local owner = redis.call('GET', KEYS[1])
local domain = string.sub(ARGV[1], string.find(ARGV[1], '@', 1, true) + 1)
if owner == 'server@' .. domain then
  -- A cluster takes the mark over from the servers of its domain that are in none.
  owner = false
end
if not owner then
  owner = ARGV[1]
  redis.call('SET', KEYS[1], owner, 'PX', ARGV[2])
elseif owner == ARGV[1] then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return {'BELONGS', owner}
