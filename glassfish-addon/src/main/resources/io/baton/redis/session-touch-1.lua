-- SPDX-License-Identifier: Apache-2.0
-- Copyright the Baton authors
-- Purpose: notes that a session was used, and keeps its record for longer.
-- KEYS[1]  the session record
-- ARGV[1]  the node that owns it
-- ARGV[2]  its fence
-- ARGV[3]  last access, milliseconds since the epoch
-- ARGV[4]  milliseconds to keep the record
-- Returns  TOUCHED | REFUSED (it is not this node's under this fence)
-- Cost     one HMGET, one HSET and one PEXPIRE.

local head = redis.pcall('HMGET', KEYS[1], 'o', 'f', 't', 'l')
if head.err or head[3] or head[1] ~= ARGV[1] or head[2] ~= ARGV[2] then return {'REFUSED'} end
redis.call('HSET', KEYS[1], 'l', math.max(tonumber(head[4]) or 0, tonumber(ARGV[3])))
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return {'TOUCHED'}
