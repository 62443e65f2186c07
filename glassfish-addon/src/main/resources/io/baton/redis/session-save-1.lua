-- SPDX-License-Identifier: Apache-2.0
-- Copyright the Baton authors
-- Purpose: writes what changed of a session, and releases it if asked to.
-- KEYS[1]  the session record
-- ARGV[1]  the writing node
-- ARGV[2]  its fence
-- ARGV[3]  version of the record after this write
-- ARGV[4]  version the node knows to be stored, 0 for none
-- ARGV[5]  DELTA: what changed; FULL: all there is, creates the record or replaces one that is behind;
--          SUCCESSOR: all there is, takes the place of a tombstone with a lower fence, too
-- ARGV[6]  1: lets go of the session with this write; 0: goes on owning it
-- ARGV[7]  milliseconds to keep the record
-- ARGV[8]  created, milliseconds since the epoch
-- ARGV[9]  last access, milliseconds since the epoch
-- ARGV[10] milliseconds of inactivity after which the session ends, negative for never
-- ARGV[11] number of changed attributes
-- ARGV[12] number of attributes that the node left here, of which FULL keeps what the record still has
-- ARGV[13] the session's id, empty to leave it as it is
-- ARGV[14] number of the node's latest claim: after FULL, one up to that number that arrives late grants nothing
-- ARGV[15] name and frame of each changed one; name, version and length of each that was left here; the names of the removed ones
-- Returns  SAVED | FENCED | ENDED | ABSENT | BEHIND | UNREADABLE
-- Cost     one HMGET, one HSET per thousand fields and one PEXPIRE, one HDEL per removed attribute, and with FULL one HGET per attribute left here.
-- Part     record-head

local head = headOf(KEYS[1])
local me, fence, version, full = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[5] ~= 'DELTA'
local last = tonumber(ARGV[9])

if head.state == 'UNREADABLE' then return {'UNREADABLE'} end
if head.state == 'ABSENT' then
  if not full then return {'ABSENT'} end
elseif head.state == 'ENDED' then
  if ARGV[5] ~= 'SUCCESSOR' or not head.fence or fence <= head.fence then return {'ENDED'} end
else
  local recordFence, recordVersion = head.fence, head.version
  if recordFence > fence or (recordFence == fence and head.owner ~= me) then return {'FENCED'} end
  if recordFence == fence then
    -- The same write once more, sent again because its answer was lost; or an older one that was overtaken.
    if version == recordVersion then return {'SAVED'} end
    if version < recordVersion then return {'FENCED'} end
  end
  -- Not even everything there is may take the session from a node that owns it: that one would go on serving it from memory.
  local taken = head.owned and head.owner ~= me
  local behind = recordFence < fence or recordVersion < tonumber(ARGV[4])
  if behind and (not full or taken) then return {'BEHIND'} end
  last = math.max(last, head.last)
end

local at = 15
local changed = at + 2 * tonumber(ARGV[11])
local left = changed + 3 * tonumber(ARGV[12])
local kept = {}
for i = changed, left - 1, 3 do
  local frame = full and redis.call('HGET', KEYS[1], 'a:' .. ARGV[i])
  -- A damaged frame has no version to compare.
  if frame and #frame == tonumber(ARGV[i + 2])
      and (string.byte(frame) ~= 1 or struct.unpack('>i8', frame, 4) == tonumber(ARGV[i + 1])) then
    kept[#kept + 1] = 'a:' .. ARGV[i]
    kept[#kept + 1] = frame
  end
end
-- Field and value, one after the other; written by as few calls as the interpreter's stack allows.
local fields = {'v', ARGV[3], 'u', 1 - tonumber(ARGV[6]), 'l', digits(last), 'i', ARGV[10]}
local function add(field, value)
  if #fields >= 2000 then
    redis.call('HSET', KEYS[1], unpack(fields))
    fields = {}
  end
  fields[#fields + 1] = field
  fields[#fields + 1] = value
end
if full then
  redis.call('DEL', KEYS[1])
  add('r', '1')
  add('o', me)
  add('f', ARGV[2])
  add('c', ARGV[8])
  add('p', ARGV[2])
  -- Claims are numbered by each node for itself.
  add('n', digits(math.max(head.owner == me and head.claim or 0, tonumber(ARGV[14]))))
  for i = 1, #kept, 2 do add(kept[i], kept[i + 1]) end
end
if ARGV[13] ~= '' then add('d', ARGV[13]) end
while at < changed do
  add('a:' .. ARGV[at], ARGV[at + 1])
  at = at + 2
end
redis.call('HSET', KEYS[1], unpack(fields))
at = left
while at <= #ARGV do
  redis.call('HDEL', KEYS[1], 'a:' .. ARGV[at])
  at = at + 1
end
redis.call('PEXPIRE', KEYS[1], ARGV[7])
return {'SAVED'}
