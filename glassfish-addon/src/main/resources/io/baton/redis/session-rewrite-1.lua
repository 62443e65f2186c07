-- SPDX-License-Identifier: Apache-2.0
-- Copyright the Baton authors
-- Purpose: writes the id, attributes or both of a session in another form; the session stays what it is.
-- KEYS[1]  the session record
-- ARGV[1]  the writing node
-- ARGV[2]  its fence
-- ARGV[3]  version of the record
-- ARGV[4]  the id, empty to leave it as it is
-- ARGV[5]  name and frame of each attribute
-- Returns  REWRITTEN | REFUSED (it is not this node's under this fence, or of another version)
-- Cost     one HMGET, and one HSET per thousand fields.

local head = redis.pcall('HMGET', KEYS[1], 'o', 'f', 'v', 't')
if head.err or head[4] or head[1] ~= ARGV[1] or head[2] ~= ARGV[2] or head[3] ~= ARGV[3] then return {'REFUSED'} end
local fields = {}
if ARGV[4] ~= '' then fields = {'d', ARGV[4]} end
local at = 5
while at <= #ARGV do
  if #fields >= 2000 then
    redis.call('HSET', KEYS[1], unpack(fields))
    fields = {}
  end
  fields[#fields + 1] = 'a:' .. ARGV[at]
  fields[#fields + 1] = ARGV[at + 1]
  at = at + 2
end
if #fields > 0 then redis.call('HSET', KEYS[1], unpack(fields)) end
return {'REWRITTEN'}
