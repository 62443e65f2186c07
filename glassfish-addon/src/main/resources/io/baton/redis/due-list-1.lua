-- SPDX-License-Identifier: Apache-2.0
-- Copyright the Baton authors
-- Purpose: lists sessions with the time at which they may be due, and keeps the list for as long as it may be needed.
-- KEYS[1]  the list of an application
-- ARGV[1]  1: only those that are not listed; 0: all
-- ARGV[2]  milliseconds to keep the list at least
-- ARGV[3]  of each session: its digest, and milliseconds since the epoch
-- Returns  LISTED
-- Cost     one ZADD per session, one PTTL, and one PEXPIRE unless the list is kept for longer anyway.

local at = 3
while at < #ARGV do
  if ARGV[1] == '1' then
    redis.call('ZADD', KEYS[1], 'NX', ARGV[at + 1], ARGV[at])
  else
    redis.call('ZADD', KEYS[1], ARGV[at + 1], ARGV[at])
  end
  at = at + 2
end
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return {'LISTED'}
