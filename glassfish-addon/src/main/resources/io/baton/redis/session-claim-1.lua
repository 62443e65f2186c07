-- Purpose: grants a session to a node, tells it to wait, or says why there is nothing to grant.
-- KEYS[1]  the session record
-- ARGV[1]  the asking node
-- ARGV[2]  OPEN: no request of the node holds the session; it waits in line
--          JOIN: others do; gives way to a node in line
--          CONFIRM: others do, and the node must know whether it still owns it; gives way to nobody
--          SWEEP: like OPEN, but does not wait in line
-- ARGV[3]  run of the node that its memory is of (the fence at which that run began), 0 for none
-- ARGV[4]  fence of its latest hold, 0 for none
-- ARGV[5]  version its memory is of, 0 for none
-- ARGV[6]  owner found dead whose hold is to be lifted, empty for none
-- ARGV[7]  fence of that owner
-- ARGV[8]  milliseconds the hold lasts against other nodes
-- Returns  UNCHANGED fence
--          CHANGED fence version created last inactive count name... (name frame)...
--          BUSY node fence milliseconds-left
--          ABSENT | ENDED | BEHIND fence | UNREADABLE reason
-- Cost     one HMGET and one HSET; an HGETALL where memory is out of date.

-- A node next in line keeps its place this long without asking again; it asks at least four times as often.
local PLACE_IN_LINE_MS = 250
-- So many former runs are remembered; a node whose run is not among them gets the whole session.
local RUNS = 8

local head = redis.pcall('HMGET', KEYS[1], 'r', 't', 'o', 'f', 'p', 'v', 'u', 'w', 'wu', 'q', 'c', 'l', 'i')
if head.err then return {'UNREADABLE', head.err} end
if not head[1] then
  if redis.call('EXISTS', KEYS[1]) == 0 then return {'ABSENT'} end
  return {'UNREADABLE', 'a hash without the field r'}
end
if head[1] ~= '1' then return {'UNREADABLE', 'record format ' .. head[1]} end
if head[2] then return {'ENDED'} end
local owner, waiter = head[3], head[8]
local fence, since, version, heldUntil = tonumber(head[4]), tonumber(head[5]), tonumber(head[6]), tonumber(head[7])
if not (owner and fence and since and version and heldUntil
    and tonumber(head[11]) and tonumber(head[12]) and tonumber(head[13])) then
  return {'UNREADABLE', 'a field among o f p v u c l i is missing or no number'}
end

local me, mode = ARGV[1], ARGV[2]
local knownRun, knownFence, knownVersion = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
if knownFence > fence then return {'BEHIND', head[4]} end

local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local held = heldUntil > now and not (owner == ARGV[6] and head[4] == ARGV[7])
local queued = waiter and waiter ~= '' and waiter ~= me and (tonumber(head[9]) or 0) > now

if held and owner ~= me then
  if mode == 'OPEN' and not queued then redis.call('HSET', KEYS[1], 'w', me, 'wu', now + PLACE_IN_LINE_MS) end
  return {'BUSY', owner, head[4], tostring(heldUntil - now)}
end
-- A released session goes to the node in line first; a joiner lets it have its turn too.
if queued and mode ~= 'CONFIRM' and (mode == 'JOIN' or not held) then
  return {'BUSY', waiter, head[4], tostring(tonumber(head[9]) - now)}
end

local sameRun = owner == me and knownRun > 0 and knownRun == since
if sameRun and knownVersion > version then return {'BEHIND', head[4]} end
local newHeldUntil = now + tonumber(ARGV[8])
if sameRun and held and knownFence == fence and (mode == 'JOIN' or mode == 'CONFIRM') then
  redis.call('HSET', KEYS[1], 'u', newHeldUntil)
  return {'UNCHANGED', head[4]}
end
local newFence = fence + 1
redis.call('HSET', KEYS[1], 'o', me, 'f', newFence, 'u', newHeldUntil)
if waiter == me then redis.call('HSET', KEYS[1], 'w', '', 'wu', 0) end
if sameRun then return {'UNCHANGED', tostring(newFence)} end

-- Memory is a part of this record's history only if the record remembers the run it is of, up to its version: after a fail-over that lost writes,
-- equal numbers may mean different content.
local base = 0
local runs = owner .. ':' .. head[5] .. ':' .. head[6]
local count = 1
for node, run, final in string.gmatch(head[10] or '', '([^:,]+):(%d+):(%d+)') do
  if node == me and tonumber(run) == knownRun and tonumber(final) >= knownVersion then base = knownVersion end
  if count < RUNS then runs = runs .. ',' .. node .. ':' .. run .. ':' .. final end
  count = count + 1
end
redis.call('HSET', KEYS[1], 'p', newFence, 'q', runs)

local record = redis.call('HGETALL', KEYS[1])
local names, newer = {}, {}
for i = 1, #record, 2 do
  if string.sub(record[i], 1, 2) == 'a:' then
    local name, frame = string.sub(record[i], 3), record[i + 1]
    names[#names + 1] = name
    -- A frame that cannot be parsed goes along: its reader says so, and it stays as it is.
    local changedAt = #frame < 11 and 0 or struct.unpack('>I8', frame, 4)
    if changedAt == 0 or changedAt > base then
      newer[#newer + 1] = name
      newer[#newer + 1] = frame
    end
  end
end
local answer = {'CHANGED', tostring(newFence), head[6], head[11], head[12], head[13], tostring(#names)}
for i = 1, #names do answer[#answer + 1] = names[i] end
for i = 1, #newer do answer[#answer + 1] = newer[i] end
return answer
