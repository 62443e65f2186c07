-- SPDX-License-Identifier: Apache-2.0
-- Copyright the Baton authors
-- Purpose: lets go of a session without writing.
-- KEYS[1]  the session record
-- ARGV[1]  the releasing node
-- ARGV[2]  its fence
-- Returns  RELEASED | KEPT (it was not this node's under this fence any more)
-- Cost     one HMGET and one HSET.

local head = redis.pcall('HMGET', KEYS[1], 'o', 'f', 't')
if head.err or head[3] or head[1] ~= ARGV[1] or head[2] ~= ARGV[2] then return {'KEPT'} end
redis.call('HSET', KEYS[1], 'u', 0)
return {'RELEASED'}
