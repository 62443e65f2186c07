-- SPDX-License-Identifier: Apache-2.0
-- Copyright the Baton authors
-- Purpose: ends a session; a tombstone with a higher fence stays, against which late writes are refused.
-- KEYS[1]  the session record
-- ARGV[1]  the ending node
-- ARGV[2]  its fence
-- ARGV[3]  why, kept in the tombstone
-- ARGV[4]  1: only if the node still owns the session; 0: whoever owns it
-- ARGV[5]  milliseconds to keep the tombstone
-- Returns  ENDED | FENCED | UNREADABLE
-- Cost     one HMGET, one DEL, one HSET, one PEXPIRE.
-- Part     record-head

local head = headOf(KEYS[1])
if head.state == 'UNREADABLE' then return {'UNREADABLE'} end
if head.state == 'ENDED' then return {'ENDED'} end
local fence = tonumber(ARGV[2])
if head.state == 'PRESENT' then
  if ARGV[4] == '1' and (head.fence ~= fence or head.owner ~= ARGV[1]) then return {'FENCED'} end
  fence = math.max(fence, head.fence)
end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'r', '1', 't', ARGV[3], 'f', digits(math.min(fence + 1, MOST)))
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return {'ENDED'}
