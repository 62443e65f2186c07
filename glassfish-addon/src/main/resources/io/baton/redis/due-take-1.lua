-- SPDX-License-Identifier: Apache-2.0
-- Copyright the Baton authors
-- Purpose: takes sessions that may be due, so that no other sweep takes them for a while.
-- KEYS[1]  the list of an application
-- ARGV[1]  now, milliseconds since the epoch
-- ARGV[2]  how many at most
-- ARGV[3]  until when nobody else takes them, milliseconds since the epoch
-- Returns  TAKEN (digest again)... again: 1 if a sweep took it before and did not settle it
-- Cost     one ZRANGEBYSCORE, and one ZADD per session taken.

local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'WITHSCORES', 'LIMIT', 0, ARGV[2])
local answer = {'TAKEN'}
for i = 1, #due, 2 do
  -- The half tells that it was taken: what is listed has whole milliseconds.
  redis.call('ZADD', KEYS[1], ARGV[3] .. '.5', due[i])
  answer[#answer + 1] = due[i]
  answer[#answer + 1] = tonumber(due[i + 1]) % 1 > 0 and '1' or '0'
end
return answer
