
-- The head of a record: all its fields but the attributes, judged before anything is read from or written to it. Numbers are integers in the one form
-- that Lua and Java read alike, and of a size that Lua's numbers hold exactly.
local MOST = 9007199254740991
-- A record that is granted must be able to rise: nobody gets this far by writing.
local MOST_GRANTED = 4503599627370495
local CENTURY_MS = 3155760000000

local function integer(text, least, most)
  if not text or #text > 17 or not (text == '0' or string.find(text, '^-?[1-9]%d*$')) then return nil end
  local value = tonumber(text)
  return value >= least and value <= most and value or nil
end

local function isNode(text)
  local incarnation = text and string.match(text, '^[A-Za-z0-9_.%-]+@([0-9a-f]+)$')
  return incarnation and #incarnation == 16
end

-- The store's time in milliseconds since the epoch.
local function storeTime()
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end

-- Reads the head of the record under the key; its state is PRESENT, ABSENT, ENDED (with a fence, unless that is none) or UNREADABLE (with a reason).
local function headOf(key)
  local field = redis.pcall('HMGET', key, 'r', 't', 'o', 'f', 'p', 'v', 'u', 'n', 'c', 'l', 'i', 'w', 'wu', 'q', 'd')
  if field.err then return {state = 'UNREADABLE', reason = field.err} end
  if not field[1] then
    if redis.call('EXISTS', key) == 0 then return {state = 'ABSENT'} end
    return {state = 'UNREADABLE', reason = 'a hash without the field r'}
  end
  if field[1] ~= '1' then return {state = 'UNREADABLE', reason = 'record format ' .. string.sub(field[1], 1, 100)} end
  if field[2] then return {state = 'ENDED', fence = integer(field[4], 1, MOST)} end
  local now = storeTime()
  local head = {
    state = 'PRESENT', now = now, owner = field[3], owned = field[7] == '1', id = field[15] or '', runs = field[14] or '',
    fence = integer(field[4], 1, MOST), run = integer(field[5], 1, MOST), version = integer(field[6], 1, MOST),
    claim = integer(field[8] or '0', 0, MOST), created = integer(field[9], now - CENTURY_MS, now + CENTURY_MS),
    last = integer(field[10], now - CENTURY_MS, now + CENTURY_MS), inactive = integer(field[11], -CENTURY_MS, CENTURY_MS),
    waiter = field[12] or '', placed = integer(field[13] or '0', 0, MOST),
  }
  local bad
  if not isNode(head.owner) then bad = 'o'
  elseif not head.fence then bad = 'f'
  elseif not head.run then bad = 'p'
  elseif not head.version then bad = 'v'
  elseif field[7] ~= '0' and field[7] ~= '1' then bad = 'u'
  elseif not head.claim then bad = 'n'
  elseif not head.created then bad = 'c'
  elseif not head.last then bad = 'l'
  elseif not head.inactive then bad = 'i'
  elseif head.waiter ~= '' and not isNode(head.waiter) then bad = 'w'
  elseif not head.placed then bad = 'wu' end
  if bad then return {state = 'UNREADABLE', reason = 'its field ' .. bad .. ' is missing, or out of its form or range'} end
  return head
end

-- Whether a record may be granted: its numbers can rise, and stay what they are.
local function isGrantable(head)
  return head.fence <= MOST_GRANTED and head.version <= MOST_GRANTED
end

-- A number as the record has it. By itself, Lua writes large ones with an exponent.
local function digits(number)
  return string.format('%.0f', number)
end
