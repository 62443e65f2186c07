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
-- Part     record-head

local head = headOf(KEYS[1])
if head.state ~= 'PRESENT' or head.owner ~= ARGV[1] or head.fence ~= tonumber(ARGV[2]) then return {'REFUSED'} end
redis.call('HSET', KEYS[1], 'l', digits(math.max(head.last, tonumber(ARGV[3]))))
redis.call('PEXPIRE', KEYS[1], ARGV[4])
return {'TOUCHED'}
