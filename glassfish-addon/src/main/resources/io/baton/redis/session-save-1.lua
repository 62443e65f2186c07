-- Purpose: writes what changed of a session, and releases it if asked to.
-- KEYS[1]  the session record
-- ARGV[1]  the writing node
-- ARGV[2]  its fence
-- ARGV[3]  version of the record after this write
-- ARGV[4]  version the node knows to be stored, 0 for none
-- ARGV[5]  DELTA: what changed; FULL: all there is, creates the record or replaces one that is behind
-- ARGV[6]  1: lets go of the session with this write; 0: goes on owning it
-- ARGV[7]  milliseconds to keep the record
-- ARGV[8]  created, milliseconds since the epoch
-- ARGV[9]  last access, milliseconds since the epoch
-- ARGV[10] milliseconds of inactivity after which the session ends, negative for never
-- ARGV[11] number of changed attributes
-- ARGV[12] name and frame of each, then the names of the removed ones
-- Returns  SAVED | FENCED | ENDED | ABSENT | BEHIND | UNREADABLE
-- Cost     one HMGET, one HSET and one PEXPIRE, and one HSET or HDEL per changed attribute.

local head = redis.pcall('HMGET', KEYS[1], 'r', 't', 'o', 'f', 'v', 'l', 'u', 'n')
if head.err then return {'UNREADABLE'} end
local me, fence, version, full = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[5] == 'FULL'
local last = tonumber(ARGV[9])

if not head[1] then
  if redis.call('EXISTS', KEYS[1]) == 1 then return {'UNREADABLE'} end
  if not full then return {'ABSENT'} end
elseif head[1] ~= '1' then
  return {'UNREADABLE'}
elseif head[2] then
  return {'ENDED'}
else
  local recordFence, recordVersion, recordLast = tonumber(head[4]), tonumber(head[5]), tonumber(head[6])
  if not (head[3] and recordFence and recordVersion and recordLast) then return {'UNREADABLE'} end
  if recordFence > fence or (recordFence == fence and head[3] ~= me) then return {'FENCED'} end
  if recordFence == fence then
    -- The same write once more, sent again because its answer was lost; or an older one that was overtaken.
    if version == recordVersion then return {'SAVED'} end
    if version < recordVersion then return {'FENCED'} end
  end
  -- Not even everything there is may take the session from a node that owns it: that one would go on serving it from memory.
  local taken = head[7] == '1' and head[3] ~= me
  local behind = recordFence < fence or recordVersion < tonumber(ARGV[4])
  if behind and (not full or taken) then return {'BEHIND'} end
  last = math.max(last, recordLast)
end

if full then redis.call('DEL', KEYS[1]) end
local changed = tonumber(ARGV[11])
local at = 12
for _ = 1, changed do
  redis.call('HSET', KEYS[1], 'a:' .. ARGV[at], ARGV[at + 1])
  at = at + 2
end
while at <= #ARGV do
  redis.call('HDEL', KEYS[1], 'a:' .. ARGV[at])
  at = at + 1
end

redis.call('HSET', KEYS[1], 'r', '1', 'o', me, 'f', ARGV[2], 'v', ARGV[3], 'u', 1 - tonumber(ARGV[6]),
  'c', ARGV[8], 'l', last, 'i', ARGV[10])
-- Claims are numbered by each node for itself.
if full then redis.call('HSET', KEYS[1], 'p', ARGV[2], 'n', head[3] == me and head[8] or 0) end
redis.call('PEXPIRE', KEYS[1], ARGV[7])
return {'SAVED'}
