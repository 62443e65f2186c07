-- SPDX-License-Identifier: Apache-2.0
-- Copyright the Baton authors
-- Purpose: names what this server is by now. A server has another replication id after a restart, and after it took the place of another one; the word goes
--          with the data, should somebody empty it.
-- KEYS[1]  the word's
-- ARGV[1]  the word, if there is none yet: one that nobody else thinks of
-- ARGV[2]  milliseconds to keep it
-- Returns  NAMED server word
-- Cost     one GET and one SET or PEXPIRE.

local word = redis.call('GET', KEYS[1])
if word then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
else
  word = ARGV[1]
  redis.call('SET', KEYS[1], word, 'PX', ARGV[2])
end
return {'NAMED', string.match(redis.call('INFO', 'replication'), 'master_replid:(%w+)') or '', word}
