-- SPDX-License-Identifier: Apache-2.0
-- Copyright the Baton authors
-- Purpose: shows whose a session is and when it was used, without claiming it.
-- KEYS[1]  the session record
-- Returns  PRESENT owner fence owned created last inactive id (empty if the record has none) | ABSENT | ENDED fence | UNREADABLE
-- Cost     one HMGET.

local head = redis.pcall('HMGET', KEYS[1], 'r', 't', 'o', 'f', 'u', 'c', 'l', 'i', 'd')
if head.err then return {'UNREADABLE'} end
if not head[1] then
  if redis.call('EXISTS', KEYS[1]) == 0 then return {'ABSENT'} end
  return {'UNREADABLE'}
end
if head[1] ~= '1' then return {'UNREADABLE'} end
if head[2] then
  if not tonumber(head[4]) then return {'UNREADABLE'} end
  return {'ENDED', head[4]}
end
if not (head[3] and tonumber(head[4]) and head[5] and tonumber(head[6]) and tonumber(head[7]) and tonumber(head[8])) then
  return {'UNREADABLE'}
end
return {'PRESENT', head[3], head[4], head[5], head[6], head[7], head[8], head[9] or ''}
