-- SPDX-License-Identifier: Apache-2.0
-- Copyright the Baton authors
-- Purpose: lets go of a session without writing.
-- KEYS[1]  the session record
-- ARGV[1]  the releasing node
-- ARGV[2]  its fence
-- Returns  RELEASED | KEPT (it was not this node's under this fence any more)
-- Cost     one HMGET and one HSET.
-- Part     record-head

local head = headOf(KEYS[1])
if head.state ~= 'PRESENT' or head.owner ~= ARGV[1] or head.fence ~= tonumber(ARGV[2]) then return {'KEPT'} end
redis.call('HSET', KEYS[1], 'u', 0)
return {'RELEASED'}
