-- SPDX-License-Identifier: Apache-2.0
-- Copyright the Baton authors
-- Purpose: says which cluster the keys of a prefix belong to: the first that asked, as long as one of its instances asks now and then.
-- KEYS[1]  the mark
-- ARGV[1]  the asking cluster
-- ARGV[2]  milliseconds to keep the mark
-- Returns  BELONGS cluster
-- Cost     one GET and one SET or PEXPIRE.

local owner = redis.call('GET', KEYS[1])
if not owner then
  owner = ARGV[1]
  redis.call('SET', KEYS[1], owner, 'PX', ARGV[2])
elseif owner == ARGV[1] then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return {'BELONGS', owner}
