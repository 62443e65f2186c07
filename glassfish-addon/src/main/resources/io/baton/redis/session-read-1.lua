-- SPDX-License-Identifier: Apache-2.0
-- Copyright the Baton authors
-- Purpose: reads attributes that a claim left in the store.
-- KEYS[1]  the session record
-- ARGV[1]  the node that owns the session, or did so last
-- ARGV[2]  the fence at which its run began
-- ARGV[3]  names of the attributes
-- Returns  FOUND (name frame)... without those that are not there
--          REFUSED: the record is of another run
-- Cost     one HMGET, and one HGET per attribute.

local head = redis.pcall('HMGET', KEYS[1], 'o', 'p', 't')
if head.err or head[3] or head[1] ~= ARGV[1] or head[2] ~= ARGV[2] then return {'REFUSED'} end
local answer = {'FOUND'}
local at = 3
while at <= #ARGV do
  local frame = redis.call('HGET', KEYS[1], 'a:' .. ARGV[at])
  if frame then
    answer[#answer + 1] = ARGV[at]
    answer[#answer + 1] = frame
  end
  at = at + 1
end
return answer
