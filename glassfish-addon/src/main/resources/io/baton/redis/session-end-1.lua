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

local head = redis.pcall('HMGET', KEYS[1], 'r', 't', 'o', 'f')
if head.err then return {'UNREADABLE'} end
if head[2] then return {'ENDED'} end
local fence = tonumber(ARGV[2])
if not head[1] then
  if redis.call('EXISTS', KEYS[1]) == 1 then return {'UNREADABLE'} end
else
  local recordFence = tonumber(head[4])
  if head[1] ~= '1' or not recordFence then return {'UNREADABLE'} end
  if ARGV[4] == '1' and (recordFence ~= fence or head[3] ~= ARGV[1]) then return {'FENCED'} end
  fence = math.max(fence, recordFence)
end
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'r', '1', 't', ARGV[3], 'f', fence + 1)
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return {'ENDED'}
