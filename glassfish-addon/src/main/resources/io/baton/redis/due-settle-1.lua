-- SPDX-License-Identifier: Apache-2.0
-- Copyright the Baton authors
-- Purpose: says what came of sessions that were taken, unless they were listed or taken anew since.
-- KEYS[1]  the list of an application
-- ARGV[1]  until when they were taken, milliseconds since the epoch
-- ARGV[2]  milliseconds to keep the list at least, 0 to leave that as it is
-- ARGV[3]  of each session: its digest, and when to look at it again, milliseconds since the epoch; empty to take it off the list
-- Returns  SETTLED
-- Cost     one ZSCORE, and one ZADD or ZREM, per session, one PTTL, and one PEXPIRE unless the list is kept for longer anyway.

local taken = tonumber(ARGV[1]) + 0.5
local at = 3
while at < #ARGV do
  local score = redis.call('ZSCORE', KEYS[1], ARGV[at])
  if score and tonumber(score) == taken then
    if ARGV[at + 1] == '' then
      redis.call('ZREM', KEYS[1], ARGV[at])
    else
      redis.call('ZADD', KEYS[1], ARGV[at + 1], ARGV[at])
    end
  end
  at = at + 2
end
if tonumber(ARGV[2]) > 0 and redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return {'SETTLED'}
