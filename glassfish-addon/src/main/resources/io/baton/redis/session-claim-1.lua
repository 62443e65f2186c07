-- SPDX-License-Identifier: Apache-2.0
-- Copyright the Baton authors
-- Purpose: grants a session to a node, tells it to wait, or says why there is nothing to grant.
-- KEYS[1]  the session record
-- ARGV[1]  the asking node
-- ARGV[2]  OPEN: no request of the node holds the session; it waits in line
--          JOIN: others do; gives way to a node in line
--          CONFIRM: others do, and the node must know whether it still owns it; gives way to nobody
--          SWEEP: like OPEN, but does not wait in line
-- ARGV[3]  the incarnation of the asking process that owned the session last, empty for none
-- ARGV[4]  run that its memory is of (the fence at which that run began), 0 for none
-- ARGV[5]  fence under which it owned the session last, 0 for none
-- ARGV[6]  version its memory is of, 0 for none
-- ARGV[7]  owner known to be dead, empty for none
-- ARGV[8]  fence of that owner
-- ARGV[9]  length of the frames that are sent at most; larger ones stay here until they are read
-- ARGV[10] number of this claim, rising with each of the node; the same when it is sent again
-- Returns  UNCHANGED fence
--          CHANGED fence version abandoned id (empty if the record has none) created last inactive count name... count (name version length traits)... (name frame)...
--          BUSY node fence owned
--          ABSENT | ENDED | BEHIND fence | UNREADABLE reason
-- Cost     one HMGET, and one HSET unless nothing changes; an HGETALL where memory is out of date.
-- Part     record-head

-- A node next in line keeps its place this long without asking again; it asks at least four times as often.
local PLACE_IN_LINE_MS = 1000
-- So many former runs are remembered; a node whose run is not among them gets the whole session.
local RUNS = 8

local head = headOf(KEYS[1])
if head.state == 'ABSENT' then return {'ABSENT'} end
if head.state == 'ENDED' then return {'ENDED'} end
if head.state == 'UNREADABLE' then return {'UNREADABLE', head.reason} end
if not isGrantable(head) then return {'UNREADABLE', 'its field f or v is too large to rise'} end
local owner, owned, waiter = head.owner, head.owned, head.waiter
local fence, since, version = head.fence, head.run, head.version

local me, mode, former = ARGV[1], ARGV[2], ARGV[3]
local knownRun, knownFence, knownVersion = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])

local ours = owner == me or owner == former
local dead = owner == ARGV[7] and fence == tonumber(ARGV[8])
-- A place that lasts longer than one can was given before the clock was set back.
local placed = head.placed - head.now
local queued = waiter ~= '' and waiter ~= me and placed > 0 and placed <= PLACE_IN_LINE_MS

if owned and not ours and not dead then
  if mode == 'OPEN' and not queued then redis.call('HSET', KEYS[1], 'w', me, 'wu', digits(head.now + PLACE_IN_LINE_MS)) end
  return {'BUSY', owner, digits(fence), '1'}
end
-- A released session goes to the node in line first; a joiner lets it have its turn too.
if queued and mode ~= 'CONFIRM' and (mode == 'JOIN' or not (owned and ours)) then
  return {'BUSY', waiter, digits(fence), '0'}
end

local number, latest = tonumber(ARGV[10]), head.claim
-- It was overtaken by a later one of the same node, which goes by that one's answer; or it was granted before, and the session let go of since.
if owner == me and (number < latest or (number == latest and not owned)) then return {'BUSY', owner, digits(fence), '0'} end
-- Sent again, because its answer was lost or late: it was granted before.
local again = owned and owner == me and number == latest

local sameRun = ours and knownRun > 0 and knownRun == since
-- A run that began above the record's fence is one that the store has lost, whatever the fence that is admitted to. So is one of the record's own
-- fence under another name, for a fence is given once; of two such histories the one with the higher version goes on.
local lost = knownRun > 0 and knownFence == fence and not ours
if math.max(knownFence, knownRun) > fence or ((sameRun or lost) and knownVersion > version) then
  -- Nobody owns it then: the full write that brings it back takes it from nobody.
  if owned then redis.call('HSET', KEYS[1], 'u', '0') end
  return {'BEHIND', digits(fence)}
end
if sameRun and owned and owner == me and knownFence == fence then
  redis.call('HSET', KEYS[1], 'n', digits(number))
  return {'UNCHANGED', digits(fence)}
end
local newFence = again and fence or fence + 1
redis.call('HSET', KEYS[1], 'o', me, 'f', digits(newFence), 'u', '1', 'n', digits(number))
if waiter == me then redis.call('HSET', KEYS[1], 'w', '', 'wu', 0) end
if sameRun then return {'UNCHANGED', digits(newFence)} end

-- Memory is a part of this record's history only if the record remembers the run it is of, up to its version: after a fail-over that lost writes,
-- equal numbers may mean different content.
local base = 0
local runs = owner .. ':' .. digits(since) .. ':' .. digits(version)
local count = 1
for node, run, final in string.gmatch(head.runs, '([^:,]+):(%d+):(%d+)') do
  if node == former and tonumber(run) == knownRun and tonumber(final) >= knownVersion then base = knownVersion end
  if count < RUNS then runs = runs .. ',' .. node .. ':' .. run .. ':' .. final end
  count = count + 1
end
if not again then redis.call('HSET', KEYS[1], 'p', digits(newFence), 'q', runs) end

local record = redis.call('HGETALL', KEYS[1])
local largest = tonumber(ARGV[9])
local names, newer, left = {}, {}, {}
for i = 1, #record, 2 do
  if string.sub(record[i], 1, 2) == 'a:' then
    local name, frame = string.sub(record[i], 3), record[i + 1]
    names[#names + 1] = name
    -- A frame that cannot be parsed goes along: its reader says so, and it stays as it is.
    local changedAt = 0
    if #frame >= 11 and string.byte(frame) == 1 then changedAt = struct.unpack('>i8', frame, 4) end
    if changedAt > MOST then changedAt = 0 end
    if changedAt > base and #frame > largest then
      left[#left + 1] = name
      left[#left + 1] = digits(changedAt)
      left[#left + 1] = tostring(#frame)
      left[#left + 1] = tostring(string.byte(frame, 3))
    elseif changedAt <= 0 or changedAt > base then
      newer[#newer + 1] = name
      newer[#newer + 1] = frame
    end
  end
end
local abandoned = owned and '1' or '0'
local answer = {'CHANGED', digits(newFence), digits(version), abandoned, head.id, digits(head.created), digits(head.last), digits(head.inactive), tostring(#names)}
for i = 1, #names do answer[#answer + 1] = names[i] end
answer[#answer + 1] = tostring(#left / 4)
for i = 1, #left do answer[#answer + 1] = left[i] end
for i = 1, #newer do answer[#answer + 1] = newer[i] end
return answer
