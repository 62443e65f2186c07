-- SPDX-License-Identifier: Apache-2.0
-- Copyright the Baton authors
-- Purpose: makes sure that the server takes writes, and that this user may do all that Baton does. Nothing but the key is written.
-- KEYS[1]  a key that is nothing else's
-- ARGV[1]  milliseconds to keep it
-- ARGV[2]  a channel such as those of nodes
-- ARGV[3]  S if that is a sharded one, otherwise empty
-- Returns  FINE | LACKS command (the user may not run it on such a key or channel, or the server does not have it)
-- Cost     one SET.

local function lacks(...)
  local known, allowed = pcall(redis.acl_check_cmd, ...)
  return not (known and allowed)
end
-- Servers before Redis 7 cannot be asked.
if redis.acl_check_cmd then
  local key = KEYS[1]
  local needed = {
    {'DEL', key}, {'EXISTS', key}, {'GET', key}, {'PEXPIRE', key, '1'}, {'PTTL', key}, {'SET', key, '1'}, {'TIME'}, {'INFO', 'replication'},
    {'HDEL', key, 'f'}, {'HGET', key, 'f'}, {'HGETALL', key}, {'HMGET', key, 'f'}, {'HSET', key, 'f', '1'},
    {'ZADD', key, '1', 'm'}, {'ZRANGEBYSCORE', key, '0', '1'}, {'ZREM', key, 'm'}, {'ZSCORE', key, 'm'},
    {'EVAL', 'return 1', '1', key}, {'EVALSHA', '0', '1', key},
    {ARGV[3] .. 'SUBSCRIBE', ARGV[2]}, {ARGV[3] .. 'UNSUBSCRIBE', ARGV[2]}, {ARGV[3] .. 'PUBLISH', ARGV[2], 'm'},
  }
  for i = 1, #needed do
    if lacks(unpack(needed[i])) then return {'LACKS', needed[i][1]} end
  end
end
redis.call('SET', KEYS[1], '1', 'PX', ARGV[1])
return {'FINE'}
